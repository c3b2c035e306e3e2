//! Knowledge that changes while the bot answers: nothing broken ever replaces what worked.

mod broken;
mod concurrent;
mod kill;
mod runs;
#[cfg(all(unix, feature = "discord"))]
mod serve;
mod watch;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use arc_swap::ArcSwap;
use careerbot::index::{Generation, OpenError, Store};
use careerbot::knowledge::Sources;
use careerbot::upkeep::Reindexer;

use crate::world::World;

/// A passage that says which version it is of.
const PAY: &str = "## Pay {#pay}\n\nA tester earns $100.";

/// A world that is answered from.
pub struct Running {
    pub world: World,
    pub current: Arc<ArcSwap<Generation>>,
    pub reindexer: Arc<Reindexer>,
    /// How often something was built.
    pub builds: Arc<AtomicUsize>,
}

impl Running {
    /// Opens the world's knowledge as the program does when it starts.
    pub fn new(world: World) -> Self {
        Self::with(world, |store, sources| store.update(sources))
    }

    /// The same with another way of building.
    pub fn with(
        world: World,
        build: impl Fn(&Store, &Sources) -> Result<Generation, OpenError> + Send + Sync + 'static,
    ) -> Self {
        let store = Store::new(&world.data());
        let opened = store
            .open(&world.root())
            .unwrap_or_else(|error| panic!("{error}"));
        let current = Arc::new(ArcSwap::from_pointee(opened.generation));
        let builds = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&builds);
        let build = Box::new(move |sources: &Sources| {
            count.fetch_add(1, Ordering::SeqCst);
            build(&store, sources)
        });
        let reindexer = Reindexer::with(world.root(), Arc::clone(&current), build);
        Self {
            world,
            current,
            reindexer,
            builds,
        }
    }

    /// The text of a passage that is answered from now.
    pub fn text(&self, id: &str) -> Option<String> {
        self.current
            .load()
            .passage(id)
            .map(|passage| passage.text.clone())
    }

    pub fn builds(&self) -> usize {
        self.builds.load(Ordering::SeqCst)
    }
}

/// [`PAY`] with another figure.
pub fn pay(figure: usize) -> String {
    PAY.replace("100", &figure.to_string())
}
