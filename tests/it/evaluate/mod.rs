//! What `eval` measures, on guides and questions made for it.

mod outcomes;
mod patterns;
