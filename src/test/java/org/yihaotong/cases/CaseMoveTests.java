package org.yihaotong.cases;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CaseMoveTests {

	@Test
	void allowsExactlyTheMovesOfTheTable() {
		List<String> allowed = new ArrayList<>();
		for (CaseState state : CaseState.values()) {
			CaseMove.allowedIn(state).forEach((move) -> allowed.add(state + " " + move + " " + move.apply(state)));
		}
		assertThat(allowed).containsExactly("DISPATCHED SIGN IN_PROGRESS", "DISPATCHED REDISPATCH DISPATCHED",
				"IN_PROGRESS REPLY REPLIED", "IN_PROGRESS REDISPATCH DISPATCHED", "REPLIED RATE CLOSED");
	}

	@Test
	void aRefusedMoveSaysTheStateTheMoveAndWhatIsAllowed() {
		assertThatThrownBy(() -> CaseMove.REPLY.apply(CaseState.DISPATCHED)).isInstanceOf(CaseRefused.class)
			.hasMessage("REPLY is not allowed for a case that is DISPATCHED; allowed: [SIGN, REDISPATCH]");
		for (CaseState state : CaseState.values()) {
			for (CaseMove move : CaseMove.values()) {
				if (!CaseMove.allowedIn(state).contains(move)) {
					assertThatThrownBy(() -> move.apply(state)).isInstanceOf(CaseRefused.class);
				}
			}
		}
	}

}
