//! The stand-in's gateway.

use std::sync::Arc;

use axum::extract::State as Extract;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::response::Response;
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::{NAME, Order, State, TOKEN};
use crate::discord::interactions::{APPLICATION, user};

pub(super) async fn connect(
    Extract(state): Extract<Arc<State>>,
    upgrade: WebSocketUpgrade,
) -> Response {
    upgrade.on_upgrade(|socket| async move {
        // A connection that breaks off is nothing unusual.
        let _ = converse(&state, socket).await;
    })
}

async fn converse(state: &State, mut socket: WebSocket) -> Result<(), axum::Error> {
    let (orders, mut incoming) = mpsc::unbounded_channel();
    send(
        &mut socket,
        &json!({ "op": 10, "d": { "heartbeat_interval": 41_250 } }),
    )
    .await?;
    loop {
        tokio::select! {
            order = incoming.recv() => match order {
                Some(Order::Send(payload)) => send(&mut socket, &payload).await?,
                Some(Order::Reconnect) => send(&mut socket, &json!({ "op": 7, "d": null })).await?,
                Some(Order::Close(code)) => return close(state, &mut socket, code).await,
                Some(Order::Drop) | None => {
                    disconnect(state);
                    return Ok(());
                }
            },
            frame = socket.recv() => match frame {
                Some(Ok(Message::Text(text))) => {
                    let payload = serde_json::from_str(&text).unwrap_or(Value::Null);
                    if let Some(code) = receive(state, &mut socket, &orders, payload).await? {
                        return close(state, &mut socket, code).await;
                    }
                }
                Some(Ok(Message::Close(frame))) => {
                    let code = frame.map_or(1005, |frame| frame.code);
                    state.record.send_modify(|record| record.closes.push(code));
                    return Ok(());
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Ok(()),
            },
        }
    }
}

/// Answers one payload; a code if the connection is to be closed.
async fn receive(
    state: &State,
    socket: &mut WebSocket,
    orders: &mpsc::UnboundedSender<Order>,
    payload: Value,
) -> Result<Option<u16>, axum::Error> {
    let data = &payload["d"];
    match payload["op"].as_u64() {
        Some(1) => send(socket, &json!({ "op": 11 })).await?,
        Some(2) => {
            if let Some(code) = state.options.refuse_identify {
                return Ok(Some(code));
            }
            if !known(data) {
                return Ok(Some(4004));
            }
            let ready = {
                let mut session = state.session.lock().expect("not poisoned");
                session.connection = Some(orders.clone());
                let sequence = session.dispatched.len() + 1;
                let ready = json!({ "op": 0, "t": "READY", "s": sequence, "d": ready(state) });
                session.dispatched.push(ready.clone());
                ready
            };
            send(socket, &ready).await?;
            state
                .record
                .send_modify(|record| record.identifies.push(data.clone()));
        }
        Some(6) => {
            if !known(data) {
                return Ok(Some(4004));
            }
            let missed: Vec<Value> = {
                let mut session = state.session.lock().expect("not poisoned");
                session.connection = Some(orders.clone());
                let seen = usize::try_from(data["seq"].as_u64().unwrap_or(0)).expect("small");
                session.dispatched.iter().skip(seen).cloned().collect()
            };
            let sequence = missed
                .last()
                .map_or(data["seq"].clone(), |event| event["s"].clone());
            for event in missed {
                send(socket, &event).await?;
            }
            send(
                socket,
                &json!({ "op": 0, "t": "RESUMED", "s": sequence, "d": { "_trace": [] } }),
            )
            .await?;
            state
                .record
                .send_modify(|record| record.resumes.push(data.clone()));
        }
        _ => {}
    }
    Ok(None)
}

fn known(data: &Value) -> bool {
    data["token"]
        .as_str()
        .map(|token| token.trim_start_matches("Bot "))
        == Some(TOKEN)
}

fn ready(state: &State) -> Value {
    let guilds: Vec<Value> = (1..=state.options.servers)
        .map(|id| json!({ "id": id.to_string(), "unavailable": true }))
        .collect();
    json!({
        "v": 10,
        "user": user(APPLICATION, NAME),
        "guilds": guilds,
        "session_id": "session",
        "resume_gateway_url": format!("ws://{}/gateway-socket/", state.address),
        "session_type": "normal",
        "private_channels": [],
        "shard": [0, 1],
        "application": { "id": APPLICATION, "flags": 565_248 },
    })
}

async fn send(socket: &mut WebSocket, payload: &Value) -> Result<(), axum::Error> {
    socket.send(Message::Text(payload.to_string().into())).await
}

/// From now on events wait for the session to be resumed.
fn disconnect(state: &State) {
    state.session.lock().expect("not poisoned").connection = None;
}

/// Sends a close and waits for the other side's.
async fn close(state: &State, socket: &mut WebSocket, code: u16) -> Result<(), axum::Error> {
    disconnect(state);
    socket
        .send(Message::Close(Some(CloseFrame {
            code,
            reason: "".into(),
        })))
        .await?;
    while let Some(Ok(_)) = socket.recv().await {}
    Ok(())
}
