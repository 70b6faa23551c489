package org.yihaotong.selfservice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.yihaotong.platform.CaseNumber;

/**
 * A row of {@code car_move}.
 *
 * @param id its key
 * @param result how it ended; null while the owner is being called
 * @param caseNumber the case that came of it
 */
record MoveRow(long id, @Nullable MoveResult result, @Nullable CaseNumber caseNumber) {

	static MoveRow read(ResultSet row, int index) throws SQLException {
		String outcome = row.getString("outcome");
		String number = row.getString("case_number");
		return new MoveRow(row.getLong("id"), (outcome != null) ? MoveResult.valueOf(outcome) : null,
				(number != null) ? new CaseNumber(number) : null);
	}

	Optional<CarMoveOutcome> outcome() {
		return (this.result != null) ? Optional.of(this.result.outcome(this.caseNumber)) : Optional.empty();
	}

}
