"""Files of any form read as rows: spreadsheets, CSV, pages of the locator API."""
