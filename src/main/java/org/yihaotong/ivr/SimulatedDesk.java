package org.yihaotong.ivr;

import java.time.Instant;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.yihaotong.classification.Classification;
import org.yihaotong.intake.ContactOutcome;
import org.yihaotong.intake.ContactReceipt;
import org.yihaotong.intake.ContactView;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.intake.NewContact;
import org.yihaotong.intake.SurveyDesk;
import org.yihaotong.intake.Triage;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.PhoneNumber;

/**
 * A desk that stores nothing and tells what it was told.
 */
class SimulatedDesk implements IntakeDesk, SurveyDesk {

	private final Function<String, Triage> understanding;

	private final boolean callsBack;

	private final List<String> told = new CopyOnWriteArrayList<>();

	private Consumer<String> listener = (what) -> {
	};

	SimulatedDesk(Function<String, Triage> understanding, boolean callsBack) {
		this.understanding = understanding;
		this.callsBack = callsBack;
	}

	void listener(Consumer<String> listener) {
		this.listener = listener;
	}

	List<String> told() {
		return this.told;
	}

	void note(String what) {
		this.told.add(what);
		this.listener.accept(what);
	}

	@Override
	public void callArrived(ContactId call, Optional<PhoneNumber> caller, LineNumber line, Instant at) {
		note("arrived " + line);
	}

	@Override
	public Triage heard(ContactId call, String text) {
		note("heard " + text);
		return this.understanding.apply(text);
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
	public void emergency(ContactId call) {
		note("emergency");
	}

	@Override
	public boolean callBack(ContactId call, PhoneNumber number) {
		if (this.callsBack) {
			note("call-back " + number.national());
		}
		return this.callsBack;
	}

	@Override
	public void end(ContactId contact, ContactOutcome outcome) {
		note("ended " + Words.of(outcome));
	}

	@Override
	public ContactReceipt receive(NewContact contact) {
		note("message " + contact.text());
		return new ContactReceipt(ContactId.random(), "M20261128-00001", false);
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
		return Optional
			.of(new ContactView(contact, "V20261128-00001", Channel.VOICE, LineDirectory.MAIN, "", Optional.empty(),
					Optional.empty(), "", "", "", Classification.UNKNOWN, List.of(), Instant.EPOCH, Optional.empty()));
	}

	@Override
	public Optional<ContactView> find(String number) {
		return Optional.empty();
	}

	@Override
	public void answered(ContactId contact, SurveyAnswers answers) {
		note("survey " + answers.solved().map((solved) -> solved ? "solved" : "unsolved").orElse("-") + " "
				+ answers.satisfaction().map(String::valueOf).orElse("-"));
	}

	@Override
	public Optional<SurveyAnswers> answers(ContactId contact) {
		return Optional.empty();
	}

	@Override
	public Optional<SurveyAnswers> answers(ContactId contact, Instant since) {
		return Optional.empty();
	}

	@Override
	public boolean mayAsk(ContactId contact) {
		return true;
	}

	@Override
	public void declined(ContactId contact) {
		note("survey declined");
	}

	@Override
	public boolean mayCall(PhoneNumber citizen) {
		return true;
	}

}
