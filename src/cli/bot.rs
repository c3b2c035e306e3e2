//! The running bot: answers from the current generation, and whatever goes on beside that.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use arc_swap::ArcSwap;

use crate::discord::decode::Caller;
use crate::discord::{Pending, Responder};
use crate::index::Generation;
use crate::respond::answer::{Answer, Effect};
use crate::respond::commands::{PinRoadmap, Reindex, Unanswered};
use crate::respond::{Request, Suggest, Suggestion, respond, suggest};
use crate::upkeep::{Publisher, Reindexer, Upkeep};

/// How often pins are looked after when nothing changes: what failed is tried again.
const REFRESH: Duration = Duration::from_secs(3_600);

/// What `serve` answers with.
pub(super) struct Bot {
    current: Arc<ArcSwap<Generation>>,
    reindexer: Arc<Reindexer>,
    upkeep: Arc<Upkeep>,
    publisher: OnceLock<Arc<dyn Publisher>>,
}

impl Bot {
    pub(super) fn new(
        current: Arc<ArcSwap<Generation>>,
        reindexer: Arc<Reindexer>,
        upkeep: Arc<Upkeep>,
    ) -> Self {
        Self {
            current,
            reindexer,
            upkeep,
            publisher: OnceLock::new(),
        }
    }

    async fn pin(&self, guide: Option<&str>, channel: u64) -> Answer {
        let Some(publisher) = self.publisher.get() else {
            return not_connected();
        };
        let generation = self.current.load_full();
        self.upkeep
            .pin(publisher.as_ref(), &generation, channel, guide)
            .await
    }
}

impl Responder for Bot {
    fn respond(&self, request: &Request) -> Answer {
        respond(&self.current.load(), request)
    }

    fn suggest(&self, what: Suggest, typed: &str) -> Vec<Suggestion> {
        suggest(&self.current.load(), what, typed)
    }

    fn passages(&self) -> usize {
        self.current.load().count()
    }

    fn keep(&self, effect: Effect) {
        self.upkeep.record(&self.current.load_full(), &[effect]);
    }

    fn carry_out<'a>(&'a self, request: &'a Request, caller: Caller) -> Pending<'a, Answer> {
        Box::pin(async move {
            match request {
                Request::PinRoadmap(PinRoadmap { guide }) => {
                    self.pin(guide.as_deref(), caller.channel).await
                }
                Request::Reindex(Reindex) => self.reindexer.reindex().await.answer(),
                Request::Unanswered(Unanswered { page, settle }) => {
                    let generation = self.current.load_full();
                    self.upkeep.unanswered(&generation, *page, *settle).await
                }
                request => self.respond(request),
            }
        })
    }

    /// From now on pins follow the guides: at once, for what changed while nobody looked, after each
    /// reindex, and every hour.
    fn publish_through(&self, publisher: Arc<dyn Publisher>) {
        let publisher = Arc::clone(self.publisher.get_or_init(|| publisher));
        let (upkeep, current) = (Arc::clone(&self.upkeep), Arc::clone(&self.current));
        let mut swaps = self.reindexer.swaps();
        tokio::spawn(async move {
            loop {
                let generation = current.load_full();
                let done = upkeep.refresh(publisher.as_ref(), &generation).await;
                if done.edited + done.forgotten + done.failed > 0 {
                    tracing::info!(
                        "pins: {} edited, {} forgotten, {} failed",
                        done.edited,
                        done.forgotten,
                        done.failed
                    );
                }
                tokio::select! {
                    // The reindexer lives as long as the bot.
                    changed = swaps.changed() => if changed.is_err() { return },
                    () = tokio::time::sleep(REFRESH) => {}
                }
            }
        });
    }
}

fn not_connected() -> Answer {
    Answer::unclear("Not yet", "I am just starting. Try again in a moment.")
}
