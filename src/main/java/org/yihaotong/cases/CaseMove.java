package org.yihaotong.cases;

import java.util.Arrays;
import java.util.List;

/**
 * What can be done to a case, and in which state: the one table of allowed moves.
 */
enum CaseMove {

	SIGN(CaseState.DISPATCHED, CaseState.IN_PROGRESS),

	REPLY(CaseState.IN_PROGRESS, CaseState.REPLIED),

	RATE(CaseState.REPLIED, CaseState.CLOSED);

	private final CaseState from;

	private final CaseState to;

	CaseMove(CaseState from, CaseState to) {
		this.from = from;
		this.to = to;
	}

	/**
	 * Moves on.
	 * @param state where the case stands
	 * @return where it stands afterwards
	 * @throws CaseRefused if this move is not allowed there; tells which ones are
	 */
	CaseState apply(CaseState state) {
		if (state != this.from) {
			throw CaseRefusals.moveNotAllowed(state, this, allowedIn(state));
		}
		return this.to;
	}

	static List<CaseMove> allowedIn(CaseState state) {
		return Arrays.stream(values()).filter((move) -> move.from == state).toList();
	}

}
