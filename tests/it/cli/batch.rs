//! `ask --json --batch`: whatever the bytes, a line out for a line in.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;

use super::World;

const BATCH: [&str; 3] = ["ask", "--json", "--batch"];

#[test]
fn any_bytes_give_one_object_a_line() {
    let long = "why ".repeat(1250);
    let wide = "👩‍💻".repeat(1700);
    let lines: Vec<&[u8]> = vec![
        b"do testers need a degree",
        b"",
        b"   ",
        b"\t",
        long.as_bytes(),
        wide.as_bytes(),
        b"\x00\x01\x02\x1b[31m\x7f",
        b"\xff\xfe\xfa broken \xe2\x82",
        b"\xc2\x85 \xe2\x80\xa8 \xe2\x80\xa9 \x0b \x0c",
        "emoji 🎉 ok?".as_bytes(),
        "מה השכר של בודק".as_bytes(),
        "\u{202e}reversed\u{202c}".as_bytes(),
        b"title:x AND (text:\"y OR *)~2^ [a TO b] NOT -+!{}/\\",
        b"\"unclosed",
        b"{\"question\":\"json\"}",
        b"'; DROP TABLE guides; --",
        b"/salary country:Atlantis",
        b"a\rb",
        b"crlf\r",
        b"last without a line break",
    ];
    let input = lines.join(&b"\n"[..]);
    let ran = World::new().run_with(&BATCH, &input).done();
    let answers = ran.json();
    assert_eq!(answers.len(), lines.len());
    // Some readers take these for the end of a line as well.
    assert!(
        !ran.out
            .contains(['\u{85}', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}', '\r'])
    );
    for (line, answer) in lines.iter().zip(&answers) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        assert_eq!(answer["question"], String::from_utf8_lossy(line).as_ref());
        let answered = answer["answered"].as_bool().unwrap();
        let found = answer["answers"].as_array().unwrap();
        let shows = answered || answer["near"] == true;
        assert!(found.len() <= 10 && shows != found.is_empty(), "{answer}");
    }
    assert_eq!(answers[0]["answers"][0]["id"], "tester/degree");
    assert_eq!(answers[1]["answered"], false);
}

#[test]
fn nothing_in_nothing_out() {
    assert_eq!(World::new().run_with(&BATCH, b"").done().out, "");
    assert_eq!(World::new().run_with(&BATCH, b"\n").done().json().len(), 1);
    assert_eq!(
        World::new().run_with(&BATCH, b"a\n\n").done().json().len(),
        2
    );
}

#[test]
fn every_answer_comes_before_the_next_question() {
    let world = World::new();
    let mut command = world.command(&BATCH);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for number in 0..3 {
        writeln!(stdin, "question {number}").unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert!(line.contains(&format!("question {number}")), "{line}");
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}
