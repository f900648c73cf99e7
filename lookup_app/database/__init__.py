"""What the site writes and keeps: replies, reports and who looks after them."""
