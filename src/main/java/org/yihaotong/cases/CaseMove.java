package org.yihaotong.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What can be done to a case, and in which state: the one table of allowed moves.
 */
enum CaseMove {

	SIGN(CaseState.IN_PROGRESS, CaseState.DISPATCHED),

	REPLY(CaseState.REPLIED, CaseState.IN_PROGRESS),

	REDISPATCH(CaseState.DISPATCHED, CaseState.DISPATCHED, CaseState.IN_PROGRESS),

	RATE(CaseState.CLOSED, CaseState.REPLIED);

	private final CaseState to;

	private final Set<CaseState> from;

	CaseMove(CaseState to, CaseState... from) {
		this.to = to;
		this.from = Set.of(from);
	}

	/**
	 * Moves on.
	 * @param state where the case stands
	 * @return where it stands afterwards
	 * @throws CaseRefused if this move is not allowed there; tells which ones are
	 */
	CaseState apply(CaseState state) {
		if (!this.from.contains(state)) {
			throw CaseRefusals.moveNotAllowed(state, this, allowedIn(state));
		}
		return this.to;
	}

	static List<CaseMove> allowedIn(CaseState state) {
		return Arrays.stream(values()).filter((move) -> move.from.contains(state)).toList();
	}

}
