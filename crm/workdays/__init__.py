"""The working calendar: holidays of every partner's country, the office's own table on top, lunar days."""
