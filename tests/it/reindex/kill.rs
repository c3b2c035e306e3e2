//! Processes that are killed while they reindex: the next start answers from a whole generation.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use crate::world::World;

/// Guides of the world, and passages of each: enough that building is most of a run.
const GUIDES: usize = 4;
const PARTS: usize = 40;
/// Questions, each of whose answers says which version it is of.
const QUESTIONS: [(usize, usize); 3] = [(0, 3), (1, 17), (3, 31)];

/// Numbers that look random, the same for the same seed (splitmix64).
struct Random(u64);

impl Random {
    /// A number from 0 to 1.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) as f64 / u64::MAX as f64
    }
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |text| text.parse().unwrap())
}

/// A word that only one passage is about.
fn topic(guide: usize, part: usize) -> String {
    let first = ["Bax", "Dov", "Fim", "Gul"][guide % 4];
    let second = ["ar", "el", "ip", "on", "uk"][part / 8 % 5];
    let third = ["bo", "da", "fe", "gi", "ku", "lo", "ma", "ne"][part % 8];
    format!("{first}{second}{third}")
}

/// Every passage says which version it is of.
fn write(world: &World, version: usize) {
    for guide in 0..GUIDES {
        let part = |part: usize| {
            format!(
                "## {} {{#part-{part}}}\n\nPart {part} of guide {guide} in version {version}.",
                topic(guide, part)
            )
        };
        let parts: Vec<String> = (0..PARTS).map(part).collect();
        world.guide(&format!("g{guide}"), &parts.join("\n\n"));
    }
}

fn careerbot(world: &World, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_careerbot"));
    command
        .args(arguments)
        .env_clear()
        .env("CAREERBOT_KNOWLEDGE", world.root())
        .env("CAREERBOT_DATA", world.data())
        // What is killed here is the building of an index.
        .env("CAREERBOT_ENCODER", "off")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// Starts anew and asks; the version that every hit is of.
fn version(world: &World, context: &str) -> usize {
    let questions = world.root().with_file_name("questions");
    let lines = QUESTIONS.map(|(guide, part)| topic(guide, part));
    fs::write(&questions, lines.join("\n")).unwrap();
    let output = careerbot(world, &["ask", "--json", "--batch"])
        .stdin(fs::File::open(questions).unwrap())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    let (out, said) = (
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    );
    assert!(output.status.success(), "{context}: {said}");
    assert!(!said.contains("memory"), "{context}: {said}");
    let mut found = None;
    assert_eq!(out.lines().count(), QUESTIONS.len(), "{context}: {out}");
    for line in out.lines() {
        let reply: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(reply["answered"], true, "{context}: {line}");
        for hit in reply["answers"].as_array().unwrap() {
            let text = hit["text"].as_str().unwrap();
            let (start, number) = text.trim_end_matches('.').rsplit_once(' ').unwrap();
            let number: usize = number.parse().unwrap();
            assert_eq!(*found.get_or_insert(number), number, "{context}: {line}");
            let (guide, part) = hit["id"].as_str().unwrap().split_once("/part-").unwrap();
            let guide = guide.trim_start_matches('g');
            assert_eq!(
                start,
                format!("Part {part} of guide {guide} in version"),
                "{context}"
            );
        }
    }
    found.unwrap_or_else(|| panic!("{context}: no hit in {out}"))
}

/// Everything below a folder: how many folders of generations or builds, and how many bytes.
fn size(folder: &Path) -> (usize, u64) {
    let (mut folders, mut bytes) = (0, 0);
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            folders += 1;
            bytes += size(&entry.path()).1;
        } else {
            bytes += entry.metadata().unwrap().len();
        }
    }
    (folders, bytes)
}

fn is_building(index: &Path) -> bool {
    let mut entries = fs::read_dir(index).unwrap().map(Result::unwrap);
    entries.any(|entry| {
        entry
            .file_name()
            .to_string_lossy()
            .starts_with(".building-")
    })
}

/// Kills `careerbot index` at random moments: 20 times, or as `CAREERBOT_KILLS=100 cargo test kill`
/// says. The moments follow from a seed that a failure names; `CAREERBOT_SEED` repeats them.
#[test]
fn a_killed_reindex_leaves_a_whole_generation() {
    let kills = setting("CAREERBOT_KILLS", 20) as usize;
    let now = SystemTime::UNIX_EPOCH.elapsed().unwrap();
    let seed = setting("CAREERBOT_SEED", now.subsec_nanos().into());
    eprintln!("{kills} kills, CAREERBOT_SEED={seed}");
    let mut random = Random(seed);

    let world = World::new(&[]);
    let index = world.data().join("index");
    let mut length = Duration::ZERO;
    for version in 0..3 {
        write(&world, version);
        let start = Instant::now();
        assert!(careerbot(&world, &["index"]).status().unwrap().success());
        length = start.elapsed();
    }
    let (_, two_generations) = size(&index);
    let (mut old, mut alive, mut building, mut swapped) = (2, 0, 0, 0);
    for kill in 0..kills {
        let new = kill + 3;
        let context = format!("CAREERBOT_SEED={seed}, kill {kill}");
        write(&world, new);
        let mut child = careerbot(&world, &["index"]).spawn().unwrap();
        std::thread::sleep(length.mul_f64(random.next()));
        let is_alive = child.try_wait().unwrap().is_none();
        alive += usize::from(is_alive);
        // Other work on this machine comes and goes: runs get longer and shorter.
        length = length.mul_f64(if is_alive { 1.05 } else { 0.85 });
        child.kill().unwrap();
        child.wait().unwrap();
        building += usize::from(is_building(&index));

        // What the kill left behind, without a look at the knowledge: the old or the new one.
        world.guide("broken", "## No id");
        let left = version(&world, &context);
        assert!(left == old || left == new, "{context}: {left}");
        swapped += usize::from(left == new);
        fs::remove_file(world.root().join("guides/broken.md")).unwrap();
        // And with the knowledge in order again, the new one.
        assert_eq!(version(&world, &context), new, "{context}");
        let (folders, bytes) = size(&index);
        // Two generations, one that was to be the second to go, and what was being built.
        assert!(folders <= 4, "{context}: {folders} folders");
        assert!(
            bytes < two_generations * 2,
            "{context}: {bytes} of {two_generations} bytes"
        );
        old = new;
    }
    eprintln!(
        "a run takes about {length:?}; {alive} of {kills} kills hit a living process, {building} one that was \
         building; {swapped} were too late to keep the old answers"
    );
    assert!(alive * 3 >= kills, "only {alive} of {kills} kills hit");
    assert!(
        building * 10 >= kills,
        "only {building} of {kills} hit a build"
    );
}
