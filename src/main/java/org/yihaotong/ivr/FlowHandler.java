package org.yihaotong.ivr;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yihaotong.intake.ContactView;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.lines.Line;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.telephony.Call;
import org.yihaotong.telephony.CallHandler;
import org.yihaotong.telephony.CallerGone;
import org.yihaotong.telephony.SurveyControl;

/**
 * Runs the flow on each incoming call. Whatever fails, the caller gets to a person.
 */
final class FlowHandler implements CallHandler {

	private static final Logger logger = LoggerFactory.getLogger(FlowHandler.class);

	/** The flow that the dialplan asks for in the waiting room. */
	private static final String WAITING = "waiting";

	/** Flows that run on calls which are in the queue already, or were. */
	private static final Set<String> QUEUED = Set.of(WAITING, Call.OVERFLOW, Call.RETURNED, Call.DANGER,
			SurveyControl.AFTER_TALK, SurveyControl.FLOW);

	private final FlowLibrary library;

	private final FlowRunner.Parts parts;

	private final Talk.Voice voice;

	private final LineDirectory lines;

	private final Function<LineNumber, List<String>> announcements;

	private final Function<ContactId, String> matters;

	FlowHandler(FlowLibrary library, FlowRunner.Parts parts, Talk.Voice voice, LineDirectory lines,
			Function<LineNumber, List<String>> announcements, Function<ContactId, String> matters) {
		this.library = library;
		this.parts = parts;
		this.voice = voice;
		this.lines = lines;
		this.announcements = announcements;
		this.matters = matters;
	}

	@Override
	public void handle(Call call) {
		LineNumber line = this.lines.dialled(call.dialled()).number();
		Optional<FlowLibrary.Loaded> asked = call.flow().flatMap((name) -> this.library.named(name, line));
		if (call.flow().isPresent() && asked.isEmpty()) {
			logger.error("Contact {} was to be talked with by the flow {}, which does not exist", call.contact(),
					call.flow().get());
		}
		if (asked.isEmpty() && call.flow().filter(QUEUED::contains).isPresent()) {
			withoutFlow(call, call.flow().get());
			return;
		}
		Flow flow = asked.orElseGet(() -> this.library.incoming(line)).flow();
		switch (flow.purpose()) {
			case CALL -> arrived(call, flow);
			case RETURNED -> returned(call, flow);
			case WAITING -> waits(call, flow);
			case SURVEY -> survey(call, flow);
		}
	}

	/**
	 * Whoever has a place in the queue keeps it, and whoever has none gets none, also
	 * where the file is missing.
	 */
	private void withoutFlow(Call call, String flow) {
		switch (flow) {
			case Call.RETURNED -> backInQueue(call);
			case Call.DANGER -> {
				raised(call);
				call.endangered();
			}
			case SurveyControl.AFTER_TALK, SurveyControl.FLOW -> {
				call.finish();
				return;
			}
			default -> logger.debug("Contact {} waits on", call.contact());
		}
		call.sendToWaiting();
	}

	private void arrived(Call call, Flow flow) {
		Line line = this.lines.dialled(call.dialled());
		boolean stored = attempt(call, "stored",
				(desk) -> desk.callArrived(call.contact(), call.caller(), line.number(), this.parts.clock().instant()));
		if (!stored) {
			// Without a database nothing can be understood; WaitingCallers stores the
			// call as soon as there is one again.
			call.sendToWaiting();
			return;
		}
		Talk talk = new Talk(call, flow, line, this.voice, this.parts.intake());
		talk.announcements(this.announcements.apply(line.number()));
		run(talk, flow);
	}

	/**
	 * Nobody answered where the caller was handed over to: the place in the queue is that
	 * of the first arrival, and taken before a word is said.
	 */
	private void returned(Call call, Flow flow) {
		if (call.flow().filter(Call.DANGER::equals).isPresent()) {
			// Before anything that needs the call: an agent may take it at any moment.
			raised(call);
		}
		else {
			backInQueue(call);
		}
		run(new Talk(call, flow, this.lines.dialled(call.dialled()), this.voice, this.parts.intake()), flow);
	}

	/** Who presses 9 after all was done is a new contact, which nobody has stored. */
	private void raised(Call call) {
		attempt(call, "raised", (desk) -> {
			desk.callArrived(call.contact(), call.caller(), this.lines.dialled(call.dialled()).number(),
					this.parts.clock().instant());
			queued(desk, call.contact());
			desk.emergency(call.contact());
		});
	}

	private void backInQueue(Call call) {
		attempt(call, "queued", (desk) -> queued(desk, call.contact()));
	}

	/** With the time of the first arrival. */
	private void queued(IntakeDesk desk, ContactId contact) {
		desk.callToQueue(contact,
				desk.find(contact).map(ContactView::receivedAt).orElseGet(this.parts.clock()::instant));
	}

	private void run(Talk talk, Flow flow) {
		Call call = talk.call();
		try {
			new FlowRunner(flow, this.parts).run(talk);
		}
		catch (CallerGone ex) {
			left(talk);
		}
		catch (RuntimeException ex) {
			logger.error("The flow failed with contact {}, who goes to a person", call.contact(), ex);
			toPerson(call);
		}
	}

	/** The caller is in the queue: who is gone now has hung up or is with an agent. */
	private void waits(Call call, Flow flow) {
		Talk talk = new Talk(call, flow, this.lines.dialled(call.dialled()), this.voice, this.parts.intake());
		try {
			talk.know(Fact.AHEAD, SpokenWait.of(this.parts.intake(), call.contact()));
			new FlowRunner(flow, this.parts).run(talk);
		}
		catch (CallerGone ex) {
			logger.debug("Contact {} has left the waiting room", call.contact());
		}
		catch (RuntimeException ex) {
			logger.warn("Contact {} could not be told about the wait: {}", call.contact(), ex.toString());
			call.sendToWaiting();
		}
	}

	/** The contact is over already: nobody is to be queued, whatever happens. */
	private void survey(Call call, Flow flow) {
		Talk talk = new Talk(call, flow, this.lines.dialled(call.dialled()), this.voice, this.parts.intake());
		try {
			boolean afterTalk = call.flow().filter(SurveyControl.AFTER_TALK::equals).isPresent();
			if (afterTalk && !this.parts.surveys().mayAsk(call.contact())) {
				call.finish();
				return;
			}
			talk.know(Fact.MATTER, this.matters.apply(call.contact()));
			new FlowRunner(flow, this.parts).run(talk);
		}
		catch (CallerGone ex) {
			logger.debug("Contact {} hung up in the survey", call.contact());
		}
		catch (RuntimeException ex) {
			logger.error("The survey of contact {} failed", call.contact(), ex);
			call.finish();
		}
	}

	private void toPerson(Call call) {
		attempt(call, "queued", (desk) -> desk.callToQueue(call.contact()));
		call.sendToWaiting();
	}

	private void left(Talk talk) {
		Call call = talk.call();
		logger.debug("Contact {} hung up in the flow: {}", call.contact(), talk.leaving());
		talk.leaving()
			.outcome()
			.ifPresent((outcome) -> attempt(call, "ended", (desk) -> desk.end(call.contact(), outcome)));
	}

	private boolean attempt(Call call, String what, Consumer<IntakeDesk> work) {
		try {
			work.accept(this.parts.intake());
			return true;
		}
		catch (RuntimeException ex) {
			logger.warn("Contact {} could not be {}: {}", call.contact(), what, ex.toString());
			return false;
		}
	}

}
