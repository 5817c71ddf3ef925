"""The sample office: marked, dated from the day it is loaded, removed in one action."""
