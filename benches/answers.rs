//! How long it takes from the knowledge folder to an answer. Run with `cargo bench`; add
//! `--no-default-features` where Discord is not built.

#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark fails by panicking, and its macro writes functions without a comment"
)]

use std::hint::black_box;
use std::path::Path;

use careerbot::index::{Generation, Store};
use careerbot::knowledge::{Library, Sources};
use careerbot::respond::commands::{Ask, Salary};
use careerbot::respond::{Request, Suggest};
use careerbot::{question, respond};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

fn sources() -> Sources {
    let knowledge = Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge");
    Sources::read(&knowledge).unwrap()
}

fn library() -> Library {
    Library::parse(&sources()).unwrap()
}

/// What happens before the first answer.
fn starting(bench: &mut Criterion) {
    let sources = sources();
    let knowledge = Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge");
    let data = tempfile::tempdir().unwrap();
    let store = Store::new(data.path());
    store.open(&knowledge).unwrap();
    bench.bench_function("start/parse the guides", |bench| {
        bench.iter(|| Library::parse(black_box(&sources)).unwrap());
    });
    bench.bench_function("start/open a generation from disk", |bench| {
        bench.iter(|| store.open(black_box(&knowledge)).unwrap());
    });
    let library = library();
    bench.bench_function("start/build in memory", |bench| {
        bench.iter_batched(
            || library.clone(),
            |library| Generation::in_memory(library, String::new()).unwrap(),
            BatchSize::LargeInput,
        );
    });
    bench.bench_function("start/build on disk", |bench| {
        bench.iter_batched(
            || tempfile::tempdir().unwrap(),
            |data| Store::new(data.path()).open(&knowledge).unwrap(),
            BatchSize::PerIteration,
        );
    });
}

/// What a person waits for.
fn answering(bench: &mut Criterion) {
    let generation = Generation::in_memory(library(), String::new()).unwrap();
    let long = "I have been a nurse for ten years and like maths. What would I earn in London? "
        .repeat(63);
    let questions = [
        (
            "plain",
            "Do I need a PhD to become a machine learning engineer?",
        ),
        ("typos", "mle sallary in the uk wiht 4 yoe"),
        ("not covered", "how do I cook rice"),
        ("5,000 characters", long.as_str()),
    ];
    for (name, text) in questions {
        let request = Request::Ask(Ask {
            question: text.to_owned(),
        });
        bench.bench_function(&format!("ask/{name}"), |bench| {
            bench.iter(|| respond::respond(&generation, black_box(&request)));
        });
    }
    let pay = Request::Salary(Salary {
        country: Some("India".to_owned()),
        level: None,
        guide: None,
    });
    bench.bench_function("salary/India", |bench| {
        bench.iter(|| respond::respond(&generation, black_box(&pay)));
    });
    for (name, what, typed) in [
        ("question", Suggest::Questions, "do I need a ph"),
        ("country", Suggest::Countries, "inida"),
    ] {
        bench.bench_function(&format!("suggest/{name}"), |bench| {
            bench.iter(|| respond::suggest(&generation, what, black_box(typed)));
        });
    }
}

/// What of an answer's time is the search alone.
fn searching(bench: &mut Criterion) {
    let generation = Generation::in_memory(library(), String::new()).unwrap();
    let text = "Do I need a PhD to become a machine learning engineer?";
    let reading = question::read(&generation, text);
    let terms = reading.terms.iter().filter(|term| !term.stop);
    let query: Vec<_> = terms.map(|term| term.alternatives.clone()).collect();
    bench.bench_function("search/read a question", |bench| {
        bench.iter(|| question::read(&generation, black_box(text)));
    });
    bench.bench_function("search/best 10 documents", |bench| {
        bench.iter(|| generation.top(black_box(&query), 10));
    });
}

/// What a picture adds, which is drawn once for each figure.
#[cfg(feature = "discord")]
fn drawing(bench: &mut Criterion) {
    use careerbot::respond::commands::Roadmap;

    let generation = Generation::in_memory(library(), String::new()).unwrap();
    let salary = |country: Option<&str>| {
        Request::Salary(Salary {
            country: country.map(str::to_owned),
            level: None,
            guide: None,
        })
    };
    for (name, request) in [
        ("pay in India", salary(Some("India"))),
        ("pay everywhere", salary(None)),
        ("roadmap", Request::Roadmap(Roadmap::default())),
    ] {
        let figure = respond::respond(&generation, &request).figure.unwrap();
        bench.bench_function(&format!("picture/{name}"), |bench| {
            bench.iter(|| careerbot::picture::draw(black_box(&figure)).unwrap());
        });
    }
}

#[cfg(not(feature = "discord"))]
fn drawing(_: &mut Criterion) {}

criterion_group!(answers, starting, answering, searching, drawing);
criterion_main!(answers);
