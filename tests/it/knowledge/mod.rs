//! Knowledge files in, library or problems out.

use std::path::Path;

use careerbot::knowledge::{Library, Sources};

#[test]
fn the_repository_s_own_knowledge_has_no_problem() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge");
    let sources = Sources::read(&root).unwrap();
    let library = Library::parse(&sources).unwrap();
    assert!(!library.guides.is_empty());
}
