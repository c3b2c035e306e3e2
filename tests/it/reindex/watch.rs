//! Files that change on disk.

use std::fs;
use std::sync::Arc;
use std::time::Duration;

use careerbot::upkeep::{Pace, watch};
use tokio::sync::watch::Receiver;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use super::{PAY, Running, pay};
use crate::world::World;

/// So far apart that only what the system tells is noticed in a test.
const NEVER: Duration = Duration::from_secs(3_600);

/// A world that is watched.
struct Watched {
    running: Running,
    swaps: Receiver<u64>,
    watching: JoinHandle<()>,
}

impl Watched {
    fn new(pace: Pace) -> Self {
        let running = Running::new(World::new(&[("a", PAY)]));
        let swaps = running.reindexer.swaps();
        let watching = tokio::spawn(watch(Arc::clone(&running.reindexer), pace));
        Self {
            running,
            swaps,
            watching,
        }
    }

    /// Puts a guide in its place at once: none is ever seen half written.
    fn save(&self, slug: &str, body: &str) {
        let file = format!("guides/{slug}.md");
        let written = World::new(&[(slug, body)]);
        fs::rename(
            written.root().join(&file),
            self.running.world.root().join(&file),
        )
        .unwrap();
    }

    /// Waits until a guide says this.
    async fn until(&mut self, id: &str, text: &str) {
        let is_there = async {
            while self.running.text(id).as_deref() != Some(text) {
                self.swaps.changed().await.unwrap();
            }
        };
        if timeout(Duration::from_secs(60), is_there).await.is_err() {
            panic!("{id} is {:?}, not {text:?}", self.running.text(id));
        }
    }

    async fn until_pay(&mut self, figure: usize) {
        self.until("a/pay", &format!("A tester earns ${figure}."))
            .await;
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.watching.abort();
    }
}

fn told() -> Pace {
    Pace {
        quiet: Duration::from_millis(50),
        longest: Duration::from_secs(1),
        look: NEVER,
        // Where the system of the tester tells nothing, the test is of that.
        poll: Duration::from_millis(50),
        events: true,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_guide_is_answered_from() {
    let mut watched = Watched::new(told());
    watched.running.world.guide("a", &pay(200));
    watched.until_pay(200).await;
    // As editors save: beside, then in its place.
    let guides = watched.running.world.root().join("guides");
    let text = fs::read_to_string(guides.join("a.md")).unwrap();
    fs::write(guides.join(".a.md.swp"), text.replace("$200", "$300")).unwrap();
    fs::rename(guides.join(".a.md.swp"), guides.join("a.md")).unwrap();
    watched.until_pay(300).await;
    watched.running.world.guide("b", PAY);
    watched.until("b/pay", "A tester earns $100.").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_folder_in_its_place_is_watched_on() {
    let mut watched = Watched::new(told());
    let root = watched.running.world.root();
    for figure in [200, 300] {
        // As a checkout or a deployment does it.
        let other = World::new(&[("a", &pay(figure))]);
        fs::rename(&root, root.with_extension(figure.to_string())).unwrap();
        fs::rename(other.root(), &root).unwrap();
        watched.until_pay(figure).await;
        watched.running.world.guide("a", &pay(figure + 1));
        watched.until_pay(figure + 1).await;
    }
    // Removed, and made anew piece by piece.
    fs::remove_dir_all(&root).unwrap();
    fs::create_dir_all(root.join("guides")).unwrap();
    watched.running.world.guide("a", &pay(400));
    watched.until_pay(400).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_system_tells_nothing_the_folder_is_looked_at() {
    let mut watched = Watched::new(Pace {
        events: false,
        ..told()
    });
    for figure in [200, 300] {
        watched.running.world.guide("a", &pay(figure));
        watched.until_pay(figure).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_guide_waits_for_its_mending() {
    let mut watched = Watched::new(told());
    watched.save("a", "## Pay\n\nWithout an id.");
    let broken = async {
        while watched.running.builds() == 0 {
            tokio::task::yield_now().await;
        }
    };
    timeout(Duration::from_secs(60), broken).await.unwrap();
    assert_eq!(
        watched.running.text("a/pay").unwrap(),
        "A tester earns $100."
    );
    watched.save("a", &pay(200));
    watched.until_pay(200).await;
    assert_eq!(watched.running.builds(), 2, "what is broken is tried once");
}

#[tokio::test(flavor = "multi_thread")]
async fn other_files_and_a_touch_build_nothing() {
    let mut watched = Watched::new(told());
    let root = watched.running.world.root();
    for name in [
        "notes.txt",
        "guides/.a.md.swp",
        "guides/a.md~",
        "guides/x/y",
    ] {
        fs::create_dir_all(root.join(name).parent().unwrap()).unwrap();
        fs::write(root.join(name), "other").unwrap();
    }
    // Written again as it is.
    watched.save("a", PAY);
    watched.save("b", PAY);
    watched.until("b/pay", "A tester earns $100.").await;
    assert_eq!(watched.running.builds(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changed_before_the_watching_is_noticed() {
    let running = Running::new(World::new(&[("a", PAY)]));
    let swaps = running.reindexer.swaps();
    running.world.guide("a", &pay(200));
    let watching = tokio::spawn(watch(Arc::clone(&running.reindexer), told()));
    let mut watched = Watched {
        running,
        swaps,
        watching,
    };
    watched.until_pay(200).await;
}
