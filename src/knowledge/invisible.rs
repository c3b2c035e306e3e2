//! Tells characters that nobody can see or type on purpose.

/// Whether a character has no place in a guide: control characters but for line ends and tabs, and
/// invisible ones that change how text is read. Joiners stay, since some scripts need them.
pub fn is_invisible(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{feff}' => true,
        // Overrides of the reading direction.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        _ => c.is_control(),
    }
}
