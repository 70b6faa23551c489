package org.yihaotong.ivr;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DataAccessResourceFailureException;
import org.yihaotong.classification.Classification;
import org.yihaotong.intake.ContactOutcome;
import org.yihaotong.intake.ContactReceipt;
import org.yihaotong.intake.ContactView;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.intake.NewContact;
import org.yihaotong.intake.Triage;
import org.yihaotong.intake.Triage.Decision;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.PlateNumber;

/**
 * An intake desk that remembers what it was told, and breaks where a test wants it to.
 */
class PlayedIntake implements IntakeDesk {

	final List<String> told = new ArrayList<>();

	private String broken = "nothing";

	void breaks(String what) {
		this.broken = what;
	}

	private void note(String what) {
		if (this.broken.equals("all") || what.startsWith(this.broken)) {
			throw new DataAccessResourceFailureException("Test");
		}
		this.told.add(what);
	}

	@Override
	public void callArrived(ContactId call, Optional<PhoneNumber> caller, LineNumber line, Instant at) {
		note("arrived " + line);
	}

	@Override
	public Triage heard(ContactId call, String text) {
		note("heard " + text);
		Decision decision = text.contains("路灯") ? Decision.QUEUE
				: text.contains("着火") ? Decision.EMERGENCY : text.contains("挪") ? Decision.CAR_MOVING
						: text.contains("人工") ? Decision.PERSON : Decision.NOT_UNDERSTOOD;
		Optional<PlateNumber> plate = text.contains("湘A58317") ? Optional.of(new PlateNumber("湘A58317"))
				: Optional.empty();
		return new Triage(decision, new Classification(List.of(), new org.yihaotong.classification.Decision.Unknown(),
				plate, Optional.of("解放路")), (decision == Decision.QUEUE) ? "路灯照明" : "");
	}

	@Override
	public void callToQueue(ContactId call) {
		note("queued");
	}

	@Override
	public void callToQueue(ContactId call, Instant since) {
		note("queued since " + since);
	}

	@Override
	public void end(ContactId contact, ContactOutcome outcome) {
		note("ended " + outcome);
	}

	@Override
	public ContactReceipt receive(NewContact contact) {
		throw new UnsupportedOperationException();
	}

	@Override
	public ContactReceipt hold(NewContact contact) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void toQueue(ContactId contact) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Optional<ContactView> find(ContactId contact) {
		return Optional.empty();
	}

	@Override
	public Optional<ContactView> find(String number) {
		return Optional.empty();
	}

}
