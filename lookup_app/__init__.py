"""The healing power of belonging: an article, and the way to care near the reader."""
