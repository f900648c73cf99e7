"""What people read: the article, the pages, the small steps, and the links and studies in them."""
