package org.yihaotong.cases;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What a move changes.
 *
 * @param state where the case stands afterwards
 * @param at when
 * @param reply a new answer
 * @param rating a new verdict
 */
record CaseChange(CaseState state, Instant at, @Nullable String reply, Optional<Rating> rating) {
}
