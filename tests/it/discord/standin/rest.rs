//! The stand-in's REST interface.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State as Extract;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{Html, IntoResponse, Json, Response};
use serde_json::{Value, json};

use super::{Fate, NAME, Request, State, TOKEN, channels};
use crate::discord::interactions::{APPLICATION, USER, user};
use crate::discord::payload;

pub(super) async fn serve(
    Extract(state): Extract<Arc<State>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let authorization = headers
        .get("authorization")
        .and_then(|value| value.to_str().ok())
        .map(str::to_owned);
    let kind = headers
        .get("content-type")
        .and_then(|kind| kind.to_str().ok());
    let (body, file) = match kind.and_then(|kind| kind.split_once("boundary=")) {
        Some((_, boundary)) => form(boundary, body).await,
        None => (serde_json::from_slice(&body).unwrap_or(Value::Null), None),
    };
    let request = Request {
        method: method.to_string(),
        path: uri.path().to_owned(),
        query: uri.query().unwrap_or_default().to_owned(),
        authorization,
        body,
        file,
    };
    // Before it is recorded: what a test arranges on seeing it is meant for the next one.
    let fate = fate(&state, &request);
    state
        .record
        .send_modify(|record| record.requests.push(request.clone()));
    match fate {
        Some(Fate::Answer(status, body)) => answer(status, body),
        Some(Fate::LostAnswer) => {
            usual(&state, &request);
            (
                StatusCode::BAD_GATEWAY,
                Html("<html><h1>502 Bad Gateway</h1></html>"),
            )
                .into_response()
        }
        Some(Fate::Held(held)) => {
            held.acquire().await.expect("open").forget();
            usual(&state, &request)
        }
        None => usual(&state, &request),
    }
}

fn fate(state: &State, request: &Request) -> Option<Fate> {
    let mut fates = state.fates.lock().expect("not poisoned");
    let at = fates
        .iter()
        .position(|(method, path, _)| request.method == *method && request.path.ends_with(path))?;
    fates.remove(at).map(|(_, _, fate)| fate)
}

fn usual(state: &State, request: &Request) -> Response {
    let Some(path) = request.path.strip_prefix("/api/v10/") else {
        return not_found();
    };
    let parts: Vec<&str> = path.split('/').collect();
    let public = matches!(parts[0], "interactions" | "webhooks");
    if !public && request.authorization.as_deref() != Some(&format!("Bot {TOKEN}")) {
        return answer(401, json!({ "message": "401: Unauthorized", "code": 0 }));
    }
    match (request.method.as_str(), &parts[..]) {
        ("GET", ["users", "@me"]) => answer(200, user(APPLICATION, NAME)),
        ("GET", ["applications", "@me"]) => answer(
            200,
            json!({ "id": APPLICATION, "name": NAME, "owner": user(USER, "owner") }),
        ),
        ("GET", ["gateway"]) => answer(200, json!({ "url": socket(state) })),
        ("GET", ["gateway", "bot"]) => answer(
            200,
            json!({
                "url": socket(state), "shards": 1,
                "session_start_limit": { "total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1 },
            }),
        ),
        ("GET", ["applications", APPLICATION, "commands"]) => {
            answer(200, registered(state, &request.query))
        }
        ("PUT", ["applications", APPLICATION, "commands"]) => overwrite(state, &request.body),
        ("POST", ["interactions", _, token, "callback"]) => callback(state, token, request),
        (_, ["channels", channel, rest @ ..]) => channels::serve(state, request, channel, rest),
        ("POST", ["webhooks", APPLICATION, token]) => follow_up(state, token, &request.body),
        ("GET", ["webhooks", APPLICATION, token, "messages", "@original"]) => {
            let record = state.record.borrow();
            let mut all = record.messages.iter();
            match all.find(|(other, _)| other == token) {
                Some((_, message)) => answer(200, message.clone()),
                None => not_found(),
            }
        }
        ("DELETE", ["webhooks", APPLICATION, token, "messages", "@original"]) => {
            state
                .record
                .send_modify(|record| record.deleted.push((*token).to_owned()));
            StatusCode::NO_CONTENT.into_response()
        }
        ("PATCH", ["webhooks", APPLICATION, token, "messages", "@original"]) => {
            edit(state, token, request)
        }
        _ => not_found(),
    }
}

fn socket(state: &State) -> String {
    format!("ws://{}/gateway-socket/", state.address)
}

/// The registered commands; their texts in other languages only for whoever asks for them.
fn registered(state: &State, query: &str) -> Value {
    let mut commands = state.registered.lock().expect("not poisoned").clone();
    if !query.contains("with_localizations=true") {
        commands.iter_mut().for_each(without_localisations);
    }
    commands.into()
}

fn without_localisations(part: &mut Value) {
    if let Some(members) = part.as_object_mut() {
        members.retain(|key, _| !key.ends_with("_localizations"));
        let options = members.get_mut("options").and_then(Value::as_array_mut);
        options
            .into_iter()
            .flatten()
            .for_each(without_localisations);
    }
}

fn overwrite(state: &State, body: &Value) -> Response {
    if let Err(reason) = payload::commands(body) {
        return refuse(state, reason);
    }
    *state.registered.lock().expect("not poisoned") = body.as_array().cloned().unwrap_or_default();
    answer(200, body.clone())
}

/// The parts of a form: the message, and the file that goes with it.
async fn form(boundary: &str, body: Bytes) -> (Value, Option<(String, Vec<u8>)>) {
    let stream = futures_util::stream::once(async { Ok::<_, std::convert::Infallible>(body) });
    let mut form = multer::Multipart::new(stream, boundary);
    let (mut message, mut file) = (Value::Null, None);
    while let Some(field) = form.next_field().await.expect("a form") {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().map(str::to_owned);
        let bytes = field.bytes().await.expect("a part");
        match (name.as_str(), file_name) {
            ("payload_json", _) => message = serde_json::from_slice(&bytes).expect("JSON"),
            ("files[0]", Some(file_name)) => file = Some((file_name, bytes.to_vec())),
            other => panic!("unexpected part {other:?}"),
        }
    }
    (message, file)
}

fn callback(state: &State, token: &str, request: &Request) -> Response {
    let body = &request.body;
    if state
        .record
        .borrow()
        .responses
        .iter()
        .any(|(other, _)| other == token)
    {
        let message = "Interaction has already been acknowledged.";
        return answer(400, json!({ "message": message, "code": 40_060 }));
    }
    if let Err(reason) = payload::response(body)
        .map(|_| ())
        .and_then(|()| payload::files(&body["data"], request.file.as_ref()))
    {
        return refuse(state, reason);
    }
    state.record.send_modify(|record| {
        record.responses.push((token.to_owned(), body.clone()));
        if body["type"] == 4 || body["type"] == 7 {
            let mut message = body["data"].clone();
            if body["type"] == 7 {
                // What is changed stays as private as it was, and only private ones are.
                message["flags"] = json!(64);
            }
            if state.options.keeps_private {
                message["flags"] = json!(64);
            }
            record.messages.push((token.to_owned(), message));
        }
    });
    if request.query != "with_response=true" {
        return StatusCode::NO_CONTENT.into_response();
    }
    let flags = shown_flags(state, &body["data"]["flags"]);
    answer(
        200,
        json!({
            "interaction": { "id": "1", "type": 2, "response_message_ephemeral": flags == 64 },
            "resource": {
                "type": body["type"],
                "message": { "id": message_id(token), "flags": flags },
            },
        }),
    )
}

/// The flags that a message has in the end.
fn shown_flags(state: &State, asked: &Value) -> u64 {
    if state.options.keeps_private {
        return 64;
    }
    asked.as_u64().unwrap_or(0)
}

/// The id of the message that answers an interaction.
pub(super) fn message_id(token: &str) -> String {
    let number = token.rsplit('-').next().unwrap_or_default();
    format!("1{number}")
}

fn follow_up(state: &State, token: &str, body: &Value) -> Response {
    if let Err(reason) = payload::message(body) {
        return refuse(state, reason);
    }
    state
        .record
        .send_modify(|record| record.messages.push((token.to_owned(), body.clone())));
    answer(200, json!({ "id": message_id(token) }))
}

fn edit(state: &State, token: &str, request: &Request) -> Response {
    let body = &request.body;
    let deferral = {
        let record = state.record.borrow();
        record
            .responses
            .iter()
            .find(|(other, _)| other == token)
            .map(|(_, response)| response.clone())
    };
    let Some(deferral) = deferral else {
        return not_found();
    };
    if let Err(reason) = payload::edit(body)
        .map(|_| ())
        .and_then(|()| payload::files(body, request.file.as_ref()))
    {
        return refuse(state, reason);
    }
    // Whether a message is private was decided with the first response.
    let mut message = body.clone();
    let flags = shown_flags(state, &deferral["data"]["flags"]);
    message["flags"] = json!(flags);
    state
        .record
        .send_modify(|record| record.messages.push((token.to_owned(), message)));
    answer(200, json!({ "id": message_id(token), "flags": flags }))
}

pub(super) fn refuse(state: &State, reason: String) -> Response {
    state
        .record
        .send_modify(|record| record.refused.push(reason.clone()));
    answer(
        400,
        json!({ "message": "Invalid Form Body", "code": 50_035, "errors": { "_errors": [reason] } }),
    )
}

fn not_found() -> Response {
    answer(404, json!({ "message": "404: Not Found", "code": 0 }))
}

pub(super) fn answer(status: u16, body: Value) -> Response {
    (StatusCode::from_u16(status).expect("a status"), Json(body)).into_response()
}
