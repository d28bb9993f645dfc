"""What translators and the build need of the catalogues, and no visit: kept in step, checked, measured, handed out."""
