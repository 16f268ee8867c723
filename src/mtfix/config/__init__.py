"""Configuration files: where they are, what they may say."""

from mtfix.config.discovery import find_config
from mtfix.config.load import Config, load_config, override

__all__ = ["Config", "find_config", "load_config", "override"]
