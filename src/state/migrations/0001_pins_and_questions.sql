-- Ids of Discord are unsigned; they are kept bit for bit in signed columns. Times are seconds UTC.

CREATE TABLE pins (
    channel BIGINT PRIMARY KEY,
    -- Null between the decision to post and the word that it is posted.
    message BIGINT,
    pinned BIGINT NOT NULL,
    -- Null means the fullest roadmap there is.
    guide TEXT,
    content TEXT NOT NULL,
    created BIGINT NOT NULL,
    updated BIGINT NOT NULL,
    unreachable_since BIGINT
);

CREATE TABLE questions (
    -- Made from what the question means and the passage that answered it.
    id BIGINT PRIMARY KEY,
    question TEXT NOT NULL,
    passage TEXT,
    missed BIGINT NOT NULL,
    helped BIGINT NOT NULL,
    first_asked BIGINT NOT NULL,
    last_asked BIGINT NOT NULL
);

CREATE INDEX questions_by_last_asked ON questions (last_asked);
