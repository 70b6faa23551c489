package org.yihaotong.telephony;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.response.ManagerError;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.telephony.ami.AmiClient;
import org.yihaotong.telephony.ami.AmiText;

/**
 * Moves the legs of talks by Asterisk's manager interface. A talk begins as a plain one
 * of two; the first thing that needs more moves both legs into a room at once (a Redirect
 * of two channels), where they stay.
 */
class AsteriskTalks implements TalkControl {

	/** More parties ringing at once than any centre has agents with such a wish. */
	private static final int MAX_RINGING = 200;

	private final String asterisk;

	private final AmiClient ami;

	private final Function<ContactId, Optional<KnownCalls.Known>> calls;

	private final TalkLegs legs;

	private final SeatPlaces seats;

	private final TelephonyProperties properties;

	AsteriskTalks(String asterisk, AmiClient ami, Function<ContactId, Optional<KnownCalls.Known>> calls, TalkLegs legs,
			SeatPlaces seats, TelephonyProperties properties) {
		this.asterisk = asterisk;
		this.ami = ami;
		this.calls = calls;
		this.legs = legs;
		this.seats = seats;
		this.properties = properties;
	}

	@Override
	public void hold(ContactId contact, Duration alone) {
		set(citizen(contact), "YHT_HELD_FOR", String.valueOf(alone.toSeconds()));
		move(contact, "talk-held", true);
	}

	@Override
	public void gather(ContactId contact) {
		if (!this.legs.gathered(contact)) {
			move(contact, "talk", false);
		}
	}

	private void move(ContactId contact, String context, boolean held) {
		String citizen = citizen(contact);
		RedirectAction action = new RedirectAction(citizen, context, "s", 1);
		if (!this.legs.hasRoom(contact)) {
			action.setExtraChannel(agent(contact));
			action.setExtraContext("talk-agent");
			action.setExtraExten("s");
			action.setExtraPriority(1);
		}
		must(contact, action);
		this.legs.inRoom(contact, held);
	}

	private String citizen(ContactId contact) {
		return this.calls.apply(contact)
			.filter((call) -> call.place() == LiveCall.Place.TALKING)
			.map((call) -> AmiText.safe(call.channel()))
			.orElseThrow(() -> new CallNotFound(contact));
	}

	private String agent(ContactId contact) {
		return this.legs.agent(contact).map(AmiText::safe).orElseThrow(() -> new CallNotFound(contact));
	}

	@Override
	public void call(ContactId contact, TalkParty party) {
		String citizen = citizen(contact);
		if (this.legs.ringing() >= MAX_RINGING && !forEmergency(party)) {
			throw new AsteriskAway("Too many parties ring at once");
		}
		OriginateAction action = switch (party) {
			case TalkParty.AtSeat colleague -> toSeat(contact, colleague);
			case TalkParty.Outside outside -> toOutside(contact, outside);
		};
		if (forEmergency(party)) {
			set(citizen, "YHT_KEEP", "yes");
			this.legs.emergency(contact);
		}
		this.legs.rings(party.id(), contact);
		if (this.ami.send(action) instanceof ManagerError) {
			this.legs.answered(party.id());
			throw new CallNotFound(contact);
		}
	}

	private static boolean forEmergency(TalkParty party) {
		return party instanceof TalkParty.Outside outside && outside.outlivesCitizen();
	}

	private OriginateAction toSeat(ContactId contact, TalkParty.AtSeat party) {
		OriginateAction action = originate(contact, party, this.seats.dial(this.asterisk, party.seat()));
		action.setVariable("YHT_LEG_SEAT", party.seat().value());
		action.setVariable("PJSIP_HEADER(add,X-Contact)", contact.toString());
		action.setCallerId(this.properties.hotline());
		return action;
	}

	private OriginateAction toOutside(ContactId contact, TalkParty.Outside party) {
		OriginateAction action = originate(contact, party, "PJSIP/" + party.number() + "@" + party.endpoint());
		action.setVariable("PJSIP_HEADER(add,X-Contact)", party.reference());
		action.setCallerId("\"" + party.shownName() + "\" <" + this.properties.hotline() + ">");
		return action;
	}

	private static OriginateAction originate(ContactId contact, TalkParty party, String channel) {
		OriginateAction action = new OriginateAction();
		action.setActionId(party.id().toString());
		action.setChannelId(party.id().toString());
		// The manager tells the hang-ups of this account, with the reason why nobody
		// came.
		action.setAccount("party");
		action.setChannel(channel);
		action.setContext("talk-party");
		action.setExten("join");
		action.setPriority(1);
		action.setTimeout(party.ring().toMillis());
		action.setAsync(true);
		action.setVariable("YHT_LEG", "party");
		action.setVariable("YHT_LEG_CONTACT", contact.toString());
		action.setVariable("YHT_LEG_PARTY", party.id().toString());
		return action;
	}

	@Override
	public void dismiss(UUID party) {
		this.ami.send(new HangupAction(party.toString()));
	}

	@Override
	public boolean there(UUID party) {
		return !(this.ami.send(new GetVarAction(party.toString(), "YHT_LEG")) instanceof ManagerError);
	}

	@Override
	public void leave(ContactId contact) {
		passedOn(contact);
		must(contact, new HangupAction(agent(contact)));
	}

	@Override
	public void passedOn(ContactId contact) {
		this.calls.apply(contact)
			.filter((call) -> call.place() == LiveCall.Place.TALKING)
			.ifPresent((call) -> set(AmiText.safe(call.channel()), "YHT_PASSED", "yes"));
	}

	@Override
	public void handOver(ContactId contact, UUID party, Seat seat) {
		String first = agent(contact);
		set(citizen(contact), "YHT_SEAT", seat.value());
		set(party.toString(), "YHT_LEG", "agent");
		// From now on its end is told as that of the talk's seat.
		set(party.toString(), "YHT_LEG_PARTY", "");
		this.legs.handedOver(contact, party);
		this.ami.send(new HangupAction(first));
	}

	@Override
	public void toWaiting(ContactId contact) {
		release(contact, "waiting", "s");
	}

	@Override
	public void toSeat(ContactId contact, UUID offer, Seat seat) {
		release(contact, "to-agent", this.seats.extension(this.asterisk, seat, offer));
	}

	/**
	 * The citizen is moved first, so that the end of the agent's leg ends nothing else.
	 */
	private void release(ContactId contact, String context, String extension) {
		String citizen = citizen(contact);
		Optional<String> first = this.legs.agent(contact);
		must(contact, new RedirectAction(citizen, context, extension, 1));
		first.ifPresent((channel) -> this.ami.send(new HangupAction(AmiText.safe(channel))));
	}

	/** Has a channel of its own carry the citizen's voice away. */
	void hear(ContactId contact, String ear) {
		OriginateAction action = new OriginateAction();
		action.setChannel(AmiText.safe(ear));
		action.setContext("talk-ear");
		action.setExten("s");
		action.setPriority(1);
		action.setAsync(true);
		action.setVariable("YHT_HEARD_CHANNEL", citizen(contact));
		must(contact, action);
	}

	private void set(String channel, String name, String value) {
		this.ami.send(new SetVarAction(channel, name, AmiText.safe(value)));
	}

	private void must(ContactId contact, ManagerAction action) {
		if (this.ami.send(action) instanceof ManagerError) {
			throw new CallNotFound(contact);
		}
	}

}
