//! Packs lines into texts that fit one passage.

/// Longest text of a passage in characters; longer sections become several passages.
pub const MAX_TEXT: usize = 1200;

/// Packs lines into texts of at most [`MAX_TEXT`] characters, breaking at lines, then sentences.
pub(super) fn pack(lines: &[String]) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    let mut length = 0;
    for piece in lines.iter().flat_map(|line| sentences(line)) {
        let more = piece.text.chars().count() + 1;
        match texts.last_mut() {
            Some(text) if length + more <= MAX_TEXT => {
                text.push(if piece.starts_line { '\n' } else { ' ' });
                text.push_str(&piece.text);
                length += more;
            }
            _ => {
                length = more - 1;
                texts.push(piece.text);
            }
        }
    }
    texts
}

struct Piece {
    text: String,
    starts_line: bool,
}

/// A line whole where it fits, else its sentences.
fn sentences(line: &str) -> Vec<Piece> {
    if line.chars().count() <= MAX_TEXT {
        return vec![Piece {
            text: line.to_owned(),
            starts_line: true,
        }];
    }
    let texts = line
        .split_inclusive(". ")
        .flat_map(|sentence| slices(sentence.trim_end()));
    texts
        .enumerate()
        .map(|(at, text)| Piece {
            text,
            starts_line: at == 0,
        })
        .collect()
}

/// A sentence whole where it fits, else cut between words; only a word that is too long by itself
/// is cut inside.
fn slices(sentence: &str) -> Vec<String> {
    let mut slices: Vec<String> = Vec::new();
    let mut length = 0;
    for word in sentence.split_whitespace() {
        let letters: Vec<char> = word.chars().collect();
        for part in letters.chunks(MAX_TEXT) {
            match slices.last_mut() {
                Some(slice) if length + 1 + part.len() <= MAX_TEXT => {
                    slice.push(' ');
                    slice.extend(part);
                    length += 1 + part.len();
                }
                _ => {
                    slices.push(part.iter().collect());
                    length = part.len();
                }
            }
        }
    }
    slices
}

/// Cuts to a number of characters, with an ellipsis where something was cut.
pub fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars()
        .take(most.saturating_sub(1))
        .chain(['…'])
        .collect()
}
