"""Every word and number format that a reader sees, in Chinese and English."""
