"""Detectors that compare a target with its source."""
