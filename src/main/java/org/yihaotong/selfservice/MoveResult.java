package org.yihaotong.selfservice;

import org.jspecify.annotations.Nullable;
import org.yihaotong.platform.CaseNumber;
import org.yihaotong.telephony.NoticeOutcome;

/**
 * The outcomes as they are stored.
 */
enum MoveResult {

	COMES, CANNOT, NOT_REACHED, NOT_REGISTERED, TOO_MANY;

	/** Any key but the two that were offered is no answer. */
	static MoveResult of(NoticeOutcome outcome) {
		return switch (outcome) {
			case NoticeOutcome.Pressed(char key) when key == '1' -> COMES;
			case NoticeOutcome.Pressed(char key) when key == '2' -> CANNOT;
			case NoticeOutcome.Pressed _, NoticeOutcome.NoKey _, NoticeOutcome.NotAnswered _,
					NoticeOutcome.NotPossible _ ->
				NOT_REACHED;
		};
	}

	CarMoveOutcome outcome(@Nullable CaseNumber caseNumber) {
		return switch (this) {
			case COMES ->
				(caseNumber != null) ? new CarMoveOutcome.OwnerComes(caseNumber) : new CarMoveOutcome.OwnerNotReached();
			case CANNOT -> new CarMoveOutcome.OwnerCannot();
			case NOT_REACHED -> new CarMoveOutcome.OwnerNotReached();
			case NOT_REGISTERED -> new CarMoveOutcome.NotRegistered();
			case TOO_MANY -> new CarMoveOutcome.TooMany();
		};
	}

}
