package org.yihaotong.telephony.agi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiHangupException;
import org.asteriskjava.fastagi.AgiNetworkException;
import org.asteriskjava.fastagi.command.AgiCommand;
import org.asteriskjava.fastagi.command.ChannelStatusCommand;
import org.asteriskjava.fastagi.command.ExecCommand;
import org.asteriskjava.fastagi.command.GetDataCommand;
import org.asteriskjava.fastagi.command.RecordFileCommand;
import org.asteriskjava.fastagi.command.SetVariableCommand;
import org.asteriskjava.fastagi.command.StreamFileCommand;
import org.asteriskjava.fastagi.reply.AgiReply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.telephony.AudioListener;
import org.yihaotong.telephony.Call;
import org.yihaotong.telephony.CallerGone;
import org.yihaotong.telephony.Destination;
import org.yihaotong.telephony.ListenResult;
import org.yihaotong.telephony.OutboundGuard;
import org.yihaotong.telephony.Recording;
import org.yihaotong.telephony.media.AudioSocketServer;
import org.yihaotong.telephony.media.MediaSession;

/**
 * A call over its FastAGI connection.
 */
class AgiCall implements Call {

	private static final Logger LOG = LoggerFactory.getLogger(AgiCall.class);

	private static final String KEYS = "0123456789*#";

	private static final String FAILED = "-1";

	private final AgiChannel channel;

	private final Arrival arrival;

	private final SoundFiles sounds;

	private final AudioSocketServer media;

	private final String mediaAddress;

	private final FastAgiServer.Outbound outbound;

	/** Asterisk has answered. */
	private final Runnable sign;

	AgiCall(AgiChannel channel, Arrival arrival, SoundFiles sounds, AudioSocketServer media, String mediaAddress,
			FastAgiServer.Outbound outbound, Runnable sign) {
		this.sign = sign;
		this.channel = channel;
		this.arrival = arrival;
		this.outbound = outbound;
		this.sounds = sounds;
		this.media = media;
		this.mediaAddress = mediaAddress;
	}

	/**
	 * What the dialplan tells about a call as the arguments of {@code AGI()}.
	 *
	 * @param contact the contact that the call is
	 * @param dialled the number that was dialled
	 * @param caller who calls
	 * @param flow the flow that is asked for; empty for an incoming call
	 * @param fromCentre whether it came over the second trunk
	 * @param asterisk the name that this server gave the Asterisk; empty while it has
	 * none
	 */
	record Arrival(ContactId contact, String dialled, Optional<PhoneNumber> caller, Optional<String> flow,
			boolean fromCentre, String asterisk) {

		private static final String NAME = "[a-z0-9-]{1,40}";

		static Arrival of(String[] arguments) {
			if (arguments.length < 2) {
				throw new IllegalArgumentException("AGI() without contact and dialled number");
			}
			return new Arrival(ContactId.of(arguments[0]), arguments[1],
					PhoneNumber.parse(optional(arguments, 2).orElse("")),
					optional(arguments, 3).filter((name) -> name.matches(NAME)),
					optional(arguments, 4).filter("centre"::equals).isPresent(),
					optional(arguments, 5).filter((name) -> name.matches(NAME)).orElse(""));
		}

		private static Optional<String> optional(String[] arguments, int index) {
			return (arguments.length > index) ? Optional.ofNullable(arguments[index]) : Optional.empty();
		}

	}

	@Override
	public ContactId contact() {
		return this.arrival.contact();
	}

	@Override
	public Optional<PhoneNumber> caller() {
		return this.arrival.caller();
	}

	@Override
	public String dialled() {
		return this.arrival.dialled();
	}

	@Override
	public Optional<String> flow() {
		return this.arrival.flow();
	}

	@Override
	public Optional<Character> play(Path sound) {
		AgiReply reply = send(new StreamFileCommand(this.sounds.inAsterisk(sound), KEYS));
		requireAlive(reply);
		int key = reply.getResultCode();
		return (key > 0) ? Optional.of((char) key) : Optional.empty();
	}

	@Override
	public String keys(Path sound, int maxDigits, Duration patience) {
		AgiReply reply = send(new GetDataCommand(this.sounds.inAsterisk(sound), patience.toMillis(), maxDigits));
		requireAlive(reply);
		String keys = reply.getResult();
		return (keys != null) ? keys : "";
	}

	@Override
	public ListenResult listen(Path sound, AudioListener listener, Duration limit) {
		MediaSession session;
		try {
			session = this.media.expect(sound, listener, limit);
			session.whenAudio(this.sign);
		}
		catch (IOException ex) {
			LOG.warn("No media for contact {}: {}", contact(), ex.toString());
			return new ListenResult.NoMedia();
		}
		try {
			send(new ExecCommand("AudioSocket", session.token() + "," + this.mediaAddress));
		}
		finally {
			this.media.forget(session);
		}
		Optional<ListenResult> result = session.result();
		if (result.isEmpty()) {
			requireChannel();
		}
		return result.orElseGet(ListenResult.NoMedia::new);
	}

	@Override
	public Recording record(Duration limit, Duration silence) {
		SoundFiles.NewSound message = this.sounds.message(contact());
		try {
			AgiReply reply = send(new RecordFileCommand(message.inAsterisk(), "wav", KEYS,
					Math.toIntExact(limit.toMillis()), 0, true, Math.toIntExact(silence.toSeconds())));
			if (!FAILED.equals(reply.getResult())) {
				// After a silence the result is no key but a number of milliseconds.
				boolean key = "dtmf".equals(reply.getExtra());
				return new Recording.Recorded(message.here(),
						key ? Optional.of((char) reply.getResultCode()) : Optional.empty(), false);
			}
			// Asterisk answers before it has closed the file of a caller who hung up, but
			// takes no further command before it has.
			requireChannel();
			return new Recording.NotPossible();
		}
		catch (CallerGone ex) {
			if (Files.exists(message.here())) {
				return new Recording.Recorded(message.here(), Optional.empty(), true);
			}
			throw ex;
		}
	}

	@Override
	public boolean fromCentre() {
		return this.arrival.fromCentre();
	}

	@Override
	public boolean transfer(Destination destination) {
		Optional<PhoneNumber> callee = PhoneNumber.parse(destination.number());
		OutboundGuard.Ground ground = switch (destination) {
			case Destination.Centre centre -> OutboundGuard.Ground.CENTRE;
			case Destination.DirectoryEntry entry -> OutboundGuard.Ground.DIRECTORY;
		};
		if (callee.isEmpty() || this.outbound.guard().ask(callee.get(), ground) != OutboundGuard.Verdict.ALLOWED) {
			return false;
		}
		send(new SetVariableCommand("YHT_TO", destination.number()));
		send(new SetVariableCommand("YHT_TO_TRUNK", switch (destination) {
			case Destination.Centre centre -> centre.trunk();
			case Destination.DirectoryEntry entry -> this.outbound.trunk();
		}));
		send(new SetVariableCommand("YHT_TO_RING", String.valueOf(destination.ring().toSeconds())));
		next("sent");
		return true;
	}

	@Override
	public void leaveWaitingRoom() {
		send(new SetVariableCommand("YHT_PLACE", "flow"));
		send(new ExecCommand("UserEvent", "Yht,Kind: Flow,Contact: " + contact()));
	}

	@Override
	public void offered() {
		send(new SetVariableCommand("YHT_OFFERED", "yes"));
	}

	@Override
	public void endangered() {
		send(new SetVariableCommand("YHT_DANGER", "yes"));
	}

	@Override
	public void anew() {
		next("anew");
	}

	@Override
	public void sendToWaiting() {
		next("waiting");
	}

	@Override
	public void finish() {
		next("done");
	}

	/**
	 * Set last of all: Asterisk reports AGISTATUS=SUCCESS also when the socket merely
	 * closes.
	 */
	private void next(String place) {
		send(new SetVariableCommand("YHT_NEXT", place));
	}

	private void requireAlive(AgiReply reply) {
		if (FAILED.equals(reply.getResult())) {
			requireChannel();
			throw new IllegalStateException("Asterisk could not play a sound");
		}
	}

	private void requireChannel() {
		send(new ChannelStatusCommand());
	}

	private AgiReply send(AgiCommand command) {
		try {
			AgiReply reply = this.channel.sendCommand(command);
			this.sign.run();
			return reply;
		}
		catch (AgiHangupException | AgiNetworkException ex) {
			throw new CallerGone("Contact " + contact() + " hung up");
		}
		catch (AgiException ex) {
			throw new IllegalStateException("Asterisk refused a command", ex);
		}
	}

}
