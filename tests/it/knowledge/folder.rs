//! The knowledge folder: which files count, what names them, what cannot be read.

use std::fs;
use std::path::Path;

use careerbot::knowledge::{FolderError, Library, Problem, Sources};
use tempfile::TempDir;

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, content) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

fn good() -> &'static [u8] {
    super::GOOD.as_bytes()
}

#[test]
fn only_guides_vocabulary_and_questions_are_read() {
    let folder = folder(&[
        ("guides/b.md", good()),
        ("guides/a.md", good()),
        ("guides/.hidden.md", b"x"),
        ("guides/.#a.md", b"x"),
        ("guides/a.md~", b"x"),
        ("guides/#a.md#", b"x"),
        ("guides/notes.txt", b"x"),
        ("guides/deeper/c.md", b"x"),
        ("guides/folder.md/d.md", b"x"),
        ("vocabulary.toml", b"stop = []"),
        ("questions.jsonl", b"q"),
        ("README.md", b"x"),
    ]);
    let sources = Sources::read(folder.path()).unwrap();
    let names: Vec<&str> = sources
        .files
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "guides/a.md",
            "guides/b.md",
            "questions.jsonl",
            "vocabulary.toml"
        ]
    );
    assert!(sources.unreadable.is_empty());
    assert_eq!(
        sources.file("vocabulary.toml"),
        Some(b"stop = []".as_slice())
    );
    let library = Library::parse(&sources).unwrap();
    assert_eq!(
        library
            .guides
            .iter()
            .map(|guide| guide.slug.as_str())
            .collect::<Vec<_>>(),
        ["a", "b"]
    );
    assert_eq!(library.guide("b").unwrap().slug, "b");
}

#[test]
fn a_folder_that_cannot_be_used_is_named_with_the_option() {
    let empty = folder(&[("guides/notes.txt", b"x")]);
    let nowhere = empty.path().join("nowhere");
    assert!(matches!(Sources::read(&nowhere), Err(FolderError::Missing(path)) if path == nowhere));
    assert!(matches!(
        Sources::read(empty.path()),
        Err(FolderError::Empty(_))
    ));
    let bare = tempfile::tempdir().unwrap();
    for error in [
        Sources::read(&nowhere),
        Sources::read(empty.path()),
        Sources::read(bare.path()),
    ] {
        let text = error.unwrap_err().to_string();
        assert!(
            text.contains("--knowledge") && text.contains("CAREERBOT_KNOWLEDGE"),
            "{text}"
        );
        assert!(
            text.contains(&*empty.path().to_string_lossy()) || text.contains("guides"),
            "{text}"
        );
    }
}

#[test]
fn one_broken_file_hides_no_other() {
    let mut latin = good().to_vec();
    let at = latin
        .windows(5)
        .position(|bytes| bytes == b"Pay d")
        .unwrap();
    latin[at + 1] = 0xE9;
    let folder = folder(&[
        ("guides/a.md", b"no front matter"),
        ("guides/b.md", &latin),
        ("guides/c.md", b"+++\ntitle = 1\n+++\n# x\n\xFF\xFE"),
        ("guides/d.md", good()),
        ("vocabulary.toml", b"stop = [\"\xE9\"]"),
    ]);
    let problems = Library::parse(&Sources::read(folder.path()).unwrap()).unwrap_err();
    let said: Vec<String> = problems
        .iter()
        .map(|p| format!("{}:{}:{} {}", p.file, p.line, p.column, p.message))
        .collect();
    let line = super::GOOD
        .lines()
        .position(|line| line.starts_with("Pay d"))
        .unwrap()
        + 1;
    assert_eq!(
        said,
        [
            "guides/a.md:1:1 the front matter is missing".to_owned(),
            format!("guides/b.md:{line}:2 the byte 0xE9 is not UTF-8"),
            "guides/c.md:1:1 the front matter lacks `role`".to_owned(),
            "guides/c.md:2:9 `title` is not text in double quotes".to_owned(),
            "guides/c.md:4:1 a heading without an id".to_owned(),
            "guides/c.md:4:1 `##` expected, not `#`".to_owned(),
            "guides/c.md:5:1 the byte 0xFF is not UTF-8".to_owned(),
            "guides/c.md:5:2 the byte 0xFE is not UTF-8".to_owned(),
            "vocabulary.toml:1:10 the byte 0xE9 is not UTF-8".to_owned(),
        ]
    );
}

#[test]
fn a_file_that_is_no_text_has_few_problems() {
    let noise: Vec<u8> = (0..100_000_u32).map(|n| (n * 7 % 251) as u8).collect();
    let folder = folder(&[
        ("guides/a.md", &noise),
        ("guides/b.md", &vec![b'a'; 2 * 1024 * 1024 + 1]),
        ("questions.jsonl", b"\0"),
        ("vocabulary.toml", b"\0"),
    ]);
    let sources = Sources::read(folder.path()).unwrap();
    assert_eq!(
        said(&Library::parse(&sources).unwrap_err()),
        [
            "guides/a.md:1:1 this is no text file",
            "guides/b.md:1:1 this file has 3 MB",
            "vocabulary.toml:1:1 this is no text file",
        ]
    );
    let (_, problems) = sources.text("questions.jsonl").unwrap();
    assert_eq!(
        said(&problems),
        ["questions.jsonl:1:1 this is no text file"]
    );
}

fn said(problems: &[Problem]) -> Vec<String> {
    let one = |p: &Problem| format!("{}:{}:{} {}", p.file, p.line, p.column, p.message);
    problems.iter().map(one).collect()
}

#[test]
fn a_file_of_mistakes_is_read_in_a_moment() {
    let start = "+++\ntitle = \"T\"\nrole = \"R\"\n+++\n";
    for (mistake, in_front) in [
        ("## A\n", false),
        ("\u{7}\n", false),
        ("[[author: x]] ", false),
        ("| a |\n|---|---|\n\n", false),
        ("<b> \n\n", false),
        ("## A {#a}\n\nText.\n\n", false),
        ("= \n", true),
        ("a b\n", true),
    ] {
        let many = mistake.repeat(1024 * 1024 / mistake.len());
        let text = if in_front {
            format!("+++\n{many}+++\n")
        } else {
            format!("{start}{many}")
        };
        let folder = folder(&[("guides/a.md", text.as_bytes())]);
        let before = std::time::Instant::now();
        let problems = Library::parse(&Sources::read(folder.path()).unwrap()).unwrap_err();
        assert_eq!(problems.len(), 201, "{mistake:?}");
        let last = &problems[200].message;
        assert!(
            last.starts_with("and ") && last.ends_with(" more from here on"),
            "{last}"
        );
        // Without a table of lines it took minutes.
        let took = before.elapsed();
        eprintln!("{mistake:?} {took:?}");
        assert!(took.as_secs() < 30, "{mistake:?} {took:?}");
    }
}

#[test]
fn a_conflict_of_git_is_one_problem() {
    let text = super::GOOD.replacen(
        "## ",
        "<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> branch\n\n## ",
        1,
    );
    let line = text
        .lines()
        .position(|line| line.starts_with("<<<<"))
        .unwrap()
        + 1;
    let folder = folder(&[
        ("guides/a.md", text.as_bytes()),
        ("guides/b.md", text.replace('\n', "\r\n").as_bytes()),
        (
            "guides/c.md",
            format!("{}\n>>>>>>> branch\n", super::GOOD).as_bytes(),
        ),
        (
            "quiz.toml",
            b"<<<<<<< HEAD\na = 1\n=======\n>>>>>>> b\n<<<<<<< HEAD\n=======\n>>>>>>> b\n",
        ),
    ]);
    let problems = Library::parse(&Sources::read(folder.path()).unwrap()).unwrap_err();
    let places: Vec<(&str, usize)> = problems.iter().map(|p| (p.file.as_str(), p.line)).collect();
    let end = super::GOOD.lines().count() + 2;
    assert_eq!(
        places,
        [
            ("guides/a.md", line),
            ("guides/b.md", line),
            ("guides/c.md", end),
            ("quiz.toml", 1),
            ("quiz.toml", 5)
        ]
    );
    for problem in &problems {
        assert_eq!(problem.message, "an unresolved git conflict");
    }
}

#[test]
fn only_md_is_the_ending_of_a_guide() {
    let folder = folder(&[
        ("guides/widget.md", good()),
        ("guides/Widget.MD", good()),
        ("guides/pay.markdown", good()),
        ("guides/.x.MD", good()),
        ("guides/folder.markdown/a.md", good()),
    ]);
    let problems = Library::parse(&Sources::read(folder.path()).unwrap()).unwrap_err();
    assert_eq!(
        said(&problems),
        [
            "guides/Widget.MD:1:1 the name of a guide's file ends in `.md`",
            "guides/pay.markdown:1:1 the name of a guide's file ends in `.md`",
        ]
    );
    assert_eq!(problems[0].help, "rename it to widget.md, or take it away");
}

#[cfg(unix)]
#[test]
fn what_is_named_like_a_file_of_the_folder_and_is_none_is_a_problem() {
    let folder = folder(&[("guides/a.md", good())]);
    let path = |name: &str| folder.path().join(name);
    std::os::unix::fs::symlink("nowhere", path("questions.jsonl")).unwrap();
    std::os::unix::fs::symlink("nowhere", path("vocabulary.toml")).unwrap();
    fs::create_dir(path("quiz.toml")).unwrap();
    let problems = Library::parse(&Sources::read(folder.path()).unwrap()).unwrap_err();
    let files: Vec<&str> = problems.iter().map(|p| p.file.as_str()).collect();
    assert_eq!(files, ["questions.jsonl", "quiz.toml", "vocabulary.toml"]);
    assert_eq!(problems[1].message, "this is no file");
    assert!(
        problems[2]
            .message
            .starts_with("this file cannot be read: "),
        "{problems:?}"
    );
}

#[cfg(unix)]
#[test]
fn names_that_are_not_utf8_links_and_pipes() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let folder = folder(&[("elsewhere.md", good())]);
    let guides = folder.path().join("guides");
    fs::create_dir(&guides).unwrap();
    std::os::unix::fs::symlink(folder.path().join("elsewhere.md"), guides.join("linked.md"))
        .unwrap();
    let sources = Sources::read(folder.path()).unwrap();
    assert_eq!(sources.files[0].0, "guides/linked.md");
    assert!(Library::parse(&sources).is_ok());

    fs::write(guides.join(OsStr::from_bytes(b"caf\xE9.md")), good()).unwrap();
    std::os::unix::fs::symlink("nowhere", guides.join("dangling.md")).unwrap();
    let status = std::process::Command::new("mkfifo")
        .arg(guides.join("pipe.md"))
        .status();
    assert!(status.is_ok_and(|status| status.success()));
    let sources = Sources::read(folder.path()).unwrap();
    assert_eq!(sources.files.len(), 1);
    let problems = Library::parse(&sources).unwrap_err();
    let files: Vec<&str> = problems
        .iter()
        .map(|problem| problem.file.as_str())
        .collect();
    assert_eq!(files, ["guides/caf\u{fffd}.md", "guides/dangling.md"]);
    assert!(problems[0].message.contains("UTF-8"), "{problems:?}");
}

#[test]
fn the_fingerprint_follows_what_answers_are_made_of() {
    let print = |files: &[(&str, &[u8])], schema| {
        Sources::read(folder(files).path())
            .unwrap()
            .fingerprint(schema)
    };
    let base: &[(&str, &[u8])] = &[
        ("guides/a.md", b"x"),
        ("guides/b.md", b"y"),
        ("vocabulary.toml", b"v"),
    ];
    let first = print(base, 1);
    assert_eq!(first.len(), 16);
    assert!(
        first
            .bytes()
            .all(|b| b.is_ascii_hexdigit() && !b.is_ascii_uppercase()),
        "{first}"
    );
    assert_eq!(print(base, 1), first);
    let with_questions = [base, &[("questions.jsonl", b"q".as_slice())]].concat();
    assert_eq!(
        print(&with_questions, 1),
        first,
        "golden questions change no answer"
    );
    for other in [
        print(base, 2),
        print(&base[..2], 1),
        print(
            &[
                ("guides/a.md", b"x"),
                ("guides/b.md", b"y"),
                ("vocabulary.toml", b"w"),
            ],
            1,
        ),
        print(
            &[
                ("guides/a.md", b"x"),
                ("guides/c.md", b"y"),
                ("vocabulary.toml", b"v"),
            ],
            1,
        ),
        print(
            &[
                ("guides/a.md", b"xy"),
                ("guides/b.md", b""),
                ("vocabulary.toml", b"v"),
            ],
            1,
        ),
    ] {
        assert_ne!(other, first);
    }
}

#[test]
fn a_relative_root_is_kept_as_given() {
    let sources = Sources::read(Path::new("knowledge")).unwrap();
    assert_eq!(sources.root, Path::new("knowledge"));
}
