package org.stillcast.project;

/** What comes back for a work order. */
public interface Answer {}
