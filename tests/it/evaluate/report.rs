//! What is printed of what was measured.

use careerbot::evaluate::{Measured, head, misses, rows};

use super::golden;
use crate::world::World;

#[test]
fn a_row_a_part_and_a_line_a_miss() {
    let world = World::new(&[("a", "## Pay {#pay}\n\nA tester earns $100.")]);
    let generation = world.generation();
    let questions = golden(
        &generation,
        &[
            ("pay of a tester", &["a/pay"], "tune"),
            ("how do I cook rice", &[], "unseen"),
            ("tester pay", &[], "tune"),
            ("does a tester earn\nmuch", &[], "tune"),
        ],
    );
    let measured = Measured::of(&generation, questions);
    let shown = [head(), rows("", &measured), misses("", &measured)].concat();
    insta::assert_snapshot!(shown, @r"
                                 n  none  hit@1  hit@3    MRR   near  wrong  right
    tune                         1     2 100.0% 100.0%  1.000   0.0%   0.0%   0.0%
    unseen                       0     1      –      –      –      –      – 100.0%

    misses of the tune part: 2
      tester pay  (plain; answered, is not covered)
      does a tester earn much  (plain; answered, is not covered)
    ");
}
