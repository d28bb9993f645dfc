"""What happens in the darkroom: files of strangers are known by their content, decoded, and made into pages."""
