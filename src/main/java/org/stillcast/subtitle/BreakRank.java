package org.stillcast.subtitle;

/** How good a place for a break is; the best first. */
enum BreakRank {
    /** Behind an empty line. */
    PARAGRAPH(0, 0),
    SENTENCE(5, 0),
    /** Where the text has a line's end. */
    LINE(10, 0),
    /** Behind a comma and its like; in scripts that have no blanks between words, behind a blank. */
    CLAUSE(30, 10),
    WORD(100, 45),
    /** Behind a hyphen or an abbreviation, or inside a phrase. */
    WORD_PART(150, 90),
    /** Where nothing better is, in a word that is wider than a line. */
    INSIDE(400, 300);

    private final int cueCost;
    private final int lineCost;

    BreakRank(int cueCost, int lineCost) {
        this.cueCost = cueCost;
        this.lineCost = lineCost;
    }

    /** Returns what it costs to end a cue here; 100 is what it costs to show an empty one. */
    int cueCost() {
        return cueCost;
    }

    /** Returns what it costs to end a cue's first line here; 100 is what it costs if one line is empty and the other is full. */
    int lineCost() {
        return lineCost;
    }
}
