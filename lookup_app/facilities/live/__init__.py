"""The locator API of FindTreatment.gov, asked at each search."""
