"""Handouts: the guide on paper, as PDF files that can be printed and listened to."""
