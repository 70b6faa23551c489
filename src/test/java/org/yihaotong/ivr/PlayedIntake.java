package org.yihaotong.ivr;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.springframework.dao.DataAccessResourceFailureException;
import org.yihaotong.classification.Classification;
import org.yihaotong.intake.Triage;
import org.yihaotong.intake.Triage.Decision;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PlateNumber;

/**
 * A desk that breaks where a test wants it to.
 */
class PlayedIntake extends SimulatedDesk {

	private String broken = "nothing";

	private boolean emergency;

	PlayedIntake() {
		this(PlayedIntake::understood, false);
	}

	PlayedIntake(Function<String, Triage> understanding, boolean callsBack) {
		super(understanding, callsBack);
	}

	void breaks(String what) {
		this.broken = what;
	}

	void wasAnEmergency() {
		this.emergency = true;
	}

	@Override
	public boolean mayAsk(ContactId contact) {
		return !this.emergency;
	}

	@Override
	void note(String what) {
		if (this.broken.equals("all") || what.startsWith(this.broken)) {
			throw new DataAccessResourceFailureException("Test");
		}
		super.note(what);
	}

	private static Triage understood(String text) {
		Decision decision = text.contains("路灯") ? Decision.QUEUE
				: text.contains("着火") ? Decision.EMERGENCY : text.contains("挪") ? Decision.CAR_MOVING
						: text.contains("人工") ? Decision.PERSON : Decision.NOT_UNDERSTOOD;
		Optional<PlateNumber> plate = text.contains("湘A58317") ? Optional.of(new PlateNumber("湘A58317"))
				: Optional.empty();
		return new Triage(decision, new Classification(List.of(), new org.yihaotong.classification.Decision.Unknown(),
				plate, Optional.of("解放路")), (decision == Decision.QUEUE) ? "路灯照明" : "");
	}

}
