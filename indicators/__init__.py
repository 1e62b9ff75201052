"""Plan indicators of Chinese cities: the checked figures, the method and the exhibits."""
