//! The pictures that go with answers.

use serde_json::{Value, json};

use super::interactions::{Interaction, flag, text};
use super::standin::{Fate, Record};
use super::world::{World, press};

/// The file that went with an interaction's answer.
fn file(world: &World, interaction: &Interaction) -> Option<(String, Vec<u8>)> {
    let of = |record: &Record| {
        let mut requests = record.requests.iter().rev();
        requests
            .find(|request| request.path.contains(&interaction.token))
            .and_then(|request| request.file.clone())
    };
    world.discord.record(of)
}

/// Width and height of a PNG.
fn size(png: &[u8]) -> (u32, u32) {
    let reader = png::Decoder::new(std::io::Cursor::new(png)).read_info();
    let info = reader.expect("a PNG").info().clone();
    (info.width, info.height)
}

fn described(message: &Value) -> &str {
    message["attachments"][0]["description"]
        .as_str()
        .unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn pay_and_a_roadmap_are_drawn_with_the_same_numbers_in_words() {
    let world = World::with(super::world::real()).await;
    for (interaction, number) in [
        (Interaction::command("salary", &[]), "₹15L"),
        (
            Interaction::command("salary", &[text("country", "India"), flag("share", true)]),
            "₹6L–₹12L",
        ),
        (
            Interaction::command("roadmap", &[text("guide", "edirae")]),
            "1–3",
        ),
    ] {
        let message = world.ask(&interaction).await;
        let (name, png) = file(&world, &interaction).expect("a picture");
        assert_eq!(
            message["embeds"][0]["image"]["url"],
            format!("attachment://{name}")
        );
        assert!(
            described(&message).contains(number),
            "{number}: {}",
            described(&message)
        );
        let (width, height) = size(&png);
        assert!(width >= 800 && height >= 150, "{width} × {height}");
        assert!(png.len() <= 100 * 1024, "{} bytes", png.len());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_whose_picture_is_refused_comes_without_it() {
    let world = World::with(super::world::real()).await;
    let refusal = json!({ "message": "Request entity too large", "code": 40_005 });
    world
        .discord
        .next("POST", "/callback", Fate::Answer(413, refusal));
    let pay = Interaction::command("salary", &[]);
    let message = world.ask(&pay).await;
    assert_eq!(message["embeds"][0].get("image"), None);
    assert!(message["embeds"][0]["description"].is_string());
    assert_eq!(file(&world, &pay), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_number_needs_no_picture_and_one_page_carries_it() {
    let world = World::with(super::world::real()).await;
    let one = Interaction::command("levels", &[]);
    let message = world.ask(&one).await;
    assert_eq!(message["attachments"], Value::Array(Vec::new()));
    assert_eq!(file(&world, &one), None);

    let first = Interaction::command("salary", &[]);
    let page = world.ask(&first).await;
    if super::world::label(&page, "Next").is_some() {
        let next = Interaction::press(&press(&page, "Next")).on(&page);
        let page = world.ask(&next).await;
        assert_eq!(page["embeds"][0].get("image"), None);
        assert_eq!(file(&world, &next), None);
    }
}
