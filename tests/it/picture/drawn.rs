//! What stands in a picture.

use std::collections::HashSet;
use std::sync::Arc;

use careerbot::picture::{Gallery, draw};

use super::{bar, pixels, ranges, roadmap, salary, timeline};

#[test]
fn dump() {
    for (name, figure) in [
        ("salary", salary(None, None)),
        ("us", salary(Some("United States"), None)),
        ("uk", salary(Some("United Kingdom"), None)),
        ("mid", salary(None, Some("mid"))),
        ("roadmap", roadmap()),
    ] {
        let start = std::time::Instant::now();
        let picture = draw(&figure).unwrap();
        let took = start.elapsed();
        println!(
            "{name} {} {}x{} {took:?}\n{}",
            picture.png.len(),
            picture.width,
            picture.height,
            picture.alt
        );
        std::fs::write(format!("/tmp/pic-{name}.png"), &picture.png).unwrap();
    }
}
