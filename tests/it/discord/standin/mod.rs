//! A stand-in of Discord on loopback: REST and gateway, as far as the bot uses them.
//!
//! It keeps a record of all that the bot did; tests wait for the record to show something instead
//! of waiting for time to pass.

mod channels;
mod rest;
mod socket;

use std::collections::VecDeque;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::routing::{any, get};
use serde_json::{Value, json};
use tokio::sync::{Semaphore, mpsc, watch};

/// The only token that the stand-in knows.
pub const TOKEN: &str = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs";
/// The bot's name.
pub const NAME: &str = "careerbot-test";
/// How long anything may take before a test fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// Everything that the bot did, in order.
#[derive(Default, Debug)]
pub struct Record {
    /// Each REST request.
    pub requests: Vec<Request>,
    /// Each IDENTIFY.
    pub identifies: Vec<Value>,
    /// Each RESUME.
    pub resumes: Vec<Value>,
    /// Each accepted interaction response, by the interaction's token.
    pub responses: Vec<(String, Value)>,
    /// Each message that somebody can see, by the interaction's token.
    pub messages: Vec<(String, Value)>,
    /// Each answer that was deleted, by the token of the interaction that did it.
    pub deleted: Vec<String>,
    /// Each payload that Discord would refuse, and why.
    pub refused: Vec<String>,
    /// Close codes that the bot sent.
    pub closes: Vec<u16>,
}

/// A REST request.
#[derive(Debug, Clone)]
pub struct Request {
    pub method: String,
    pub path: String,
    pub query: String,
    pub authorization: Option<String>,
    pub body: Value,
    /// Name and bytes of the file that came with it.
    pub file: Option<(String, Vec<u8>)>,
}

impl Request {
    pub fn is(&self, method: &str, path: &str) -> bool {
        self.method == method && self.path.contains(path)
    }
}

/// What happens to a request instead of the usual.
#[derive(Clone)]
pub enum Fate {
    /// This status and body; nothing takes effect.
    Answer(u16, Value),
    /// A 502 with a page of HTML, although the request took effect.
    LostAnswer,
    /// Waits for a permit, then as usual.
    Held(Arc<Semaphore>),
}

/// What the gateway does to the connection.
#[derive(Clone)]
pub enum Order {
    Send(Value),
    Reconnect,
    Close(u16),
    Drop,
}

/// How the stand-in begins.
#[derive(Default)]
pub struct Options {
    /// Commands that are registered already.
    pub registered: Vec<Value>,
    /// Closes every connection with this code when it identifies.
    pub refuse_identify: Option<u16>,
    /// Shows every answer to one person only, whatever the bot wants.
    pub keeps_private: bool,
    /// Servers that the bot is in.
    pub servers: u64,
    /// What happens to the first request with this method and path, instead of the usual.
    pub fates: Vec<(&'static str, &'static str, Fate)>,
}

pub use channels::Channels;

pub struct StandIn {
    pub url: String,
    state: Arc<State>,
    server: tokio::task::JoinHandle<()>,
}

struct State {
    address: std::net::SocketAddr,
    options: Options,
    record: watch::Sender<Record>,
    registered: Mutex<Vec<Value>>,
    channels: Mutex<channels::Channels>,
    fates: Mutex<VecDeque<(&'static str, &'static str, Fate)>>,
    session: Mutex<Session>,
}

/// The gateway session: what was dispatched in it, and the connection if there is one.
#[derive(Default)]
struct Session {
    dispatched: Vec<Value>,
    connection: Option<mpsc::UnboundedSender<Order>>,
}

impl Session {
    fn pass_on(&self, order: Order) {
        if let Some(connection) = &self.connection {
            // A connection that is gone misses it, as on a real network.
            let _ = connection.send(order);
        }
    }
}

impl StandIn {
    pub async fn start(options: Options) -> Self {
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .expect("a free port");
        let address = listener.local_addr().expect("an address");
        let state = Arc::new(State {
            address,
            registered: Mutex::new(options.registered.clone()),
            record: watch::Sender::default(),
            channels: Mutex::default(),
            fates: Mutex::new(options.fates.iter().cloned().collect()),
            session: Mutex::default(),
            options,
        });
        let app = Router::new()
            .route("/gateway-socket/", get(socket::connect))
            .fallback(any(rest::serve))
            .with_state(Arc::clone(&state));
        let server =
            tokio::spawn(async move { axum::serve(listener, app).await.expect("serving") });
        Self {
            url: format!("http://{address}"),
            state,
            server,
        }
    }

    /// The next request with this method and path does not go as usual.
    pub fn next(&self, method: &'static str, path: &'static str, fate: Fate) {
        self.state
            .fates
            .lock()
            .expect("not poisoned")
            .push_back((method, path, fate));
    }

    /// Gives an order to the gateway's connection.
    pub fn order(&self, order: Order) {
        let session = self.state.session.lock().expect("not poisoned");
        session.pass_on(order);
    }

    /// Dispatches an event; without a connection it is kept until the session is resumed.
    pub fn dispatch(&self, name: &str, data: &Value) {
        let mut session = self.state.session.lock().expect("not poisoned");
        let sequence = session.dispatched.len() + 1;
        let event = json!({ "op": 0, "t": name, "s": sequence, "d": data });
        session.dispatched.push(event.clone());
        session.pass_on(Order::Send(event));
    }

    /// Waits until the record shows something.
    pub async fn until<T>(&self, what: &str, mut found: impl FnMut(&Record) -> Option<T>) -> T {
        let mut record = self.state.record.subscribe();
        let waiting = async {
            loop {
                if let Some(found) = found(&record.borrow_and_update()) {
                    return found;
                }
                record.changed().await.expect("the stand-in lives");
            }
        };
        match tokio::time::timeout(PATIENCE, waiting).await {
            Ok(found) => found,
            Err(_) => panic!(
                "waited in vain for {what}; {:#?}",
                self.state.record.borrow()
            ),
        }
    }

    /// What stands in the channels now.
    pub fn channels<T>(&self, look: impl FnOnce(&mut Channels) -> T) -> T {
        look(&mut self.state.channels.lock().expect("not poisoned"))
    }

    /// What the record shows now.
    pub fn record<T>(&self, look: impl FnOnce(&Record) -> T) -> T {
        look(&self.state.record.borrow())
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        self.server.abort();
    }
}
