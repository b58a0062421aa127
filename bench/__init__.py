"""Figures as ratios: what Sitepost does beside what the machine can do, in one run."""
