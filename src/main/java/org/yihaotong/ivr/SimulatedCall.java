package org.yihaotong.ivr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.telephony.AudioListener;
import org.yihaotong.telephony.Call;
import org.yihaotong.telephony.CallerGone;
import org.yihaotong.telephony.Destination;
import org.yihaotong.telephony.ListenResult;
import org.yihaotong.telephony.Recording;

/**
 * A caller who does what a script says, one thing at each turn, and is silent when the
 * script is over.
 */
class SimulatedCall implements Call {

	private static final int HEADER = 44;

	private static final int A_SECOND = 16_000;

	private final ContactId contact = ContactId.random();

	private final Deque<Turn> turns = new ArrayDeque<>();

	private final List<Happening> happenings = new ArrayList<>();

	private final SimulatedSpeech speech;

	private final Line line;

	/** What happened to the call at last; empty while nothing did. */
	private String end = "";

	SimulatedCall(SimulatedSpeech speech, Line line) {
		this.speech = speech;
		this.line = line;
	}

	/**
	 * What the caller's line can do.
	 *
	 * @param caller who calls
	 * @param dialled the number that was dialled
	 * @param records whether messages can be recorded
	 * @param transfers whether callers can be handed over
	 */
	record Line(Optional<PhoneNumber> caller, String dialled, boolean records, boolean transfers) {
	}

	SimulatedCall then(Turn turn) {
		this.turns.add(turn);
		return this;
	}

	SimulatedCall then(Collection<Turn> more) {
		this.turns.addAll(more);
		return this;
	}

	List<Happening> happenings() {
		return this.happenings;
	}

	/** What the flow has said so far. */
	List<String> heard() {
		return this.happenings.stream()
			.filter(Happening.Said.class::isInstance)
			.map((happening) -> ((Happening.Said) happening).text())
			.toList();
	}

	/** {@code waiting}, {@code finished}, {@code anew} or empty. */
	String end() {
		return this.end;
	}

	@Override
	public ContactId contact() {
		return this.contact;
	}

	@Override
	public Optional<PhoneNumber> caller() {
		return this.line.caller();
	}

	@Override
	public String dialled() {
		return this.line.dialled();
	}

	@Override
	public Optional<Character> play(Path sound) {
		hear(sound);
		return switch (this.turns.peek()) {
			case Turn.HangsUp left -> throw gone(next());
			case Turn.Interrupts interrupts -> {
				next();
				yield Optional.of(interrupts.key());
			}
			case null, default -> Optional.empty();
		};
	}

	@Override
	public String keys(Path sound, int maxDigits, Duration patience) {
		boolean furtherKeys = !hear(sound);
		if (furtherKeys && !(this.turns.peek() instanceof Turn.Keys(String keys, boolean rest) && rest)) {
			return "";
		}
		return switch (next()) {
			case Turn.Keys(String keys, boolean rest) -> keys.replace("#", "");
			case Turn.Interrupts interrupts -> String.valueOf(interrupts.key());
			case Turn.HangsUp left -> throw gone(left);
			case Turn.Says says -> "";
			case Turn.Exclaims exclaims -> "";
			case Turn.LeavesMessage message -> "";
			case Turn.Silent silent -> "";
			case Turn.NoMedia noMedia -> "";
		};
	}

	@Override
	public ListenResult listen(Path sound, AudioListener listener, Duration limit) {
		hear(sound);
		return switch (next()) {
			case Turn.Says says -> {
				this.speech.spoken(says.text());
				yield new ListenResult.Spoken();
			}
			case Turn.Exclaims exclaims -> {
				this.speech.spoken(exclaims.text());
				yield new ListenResult.Spoken();
			}
			case Turn.Keys(String keys, boolean rest) -> first(keys);
			case Turn.Interrupts interrupts -> new ListenResult.Key(interrupts.key());
			case Turn.Silent silent -> new ListenResult.Silence();
			case Turn.LeavesMessage message -> new ListenResult.Silence();
			case Turn.NoMedia noMedia -> new ListenResult.NoMedia();
			case Turn.HangsUp left -> throw gone(left);
		};
	}

	private ListenResult first(String keys) {
		if (keys.length() > 1) {
			this.turns.addFirst(new Turn.Keys(keys.substring(1), true));
		}
		return new ListenResult.Key(keys.charAt(0));
	}

	/** Where no answer is awaited, only what comes in the middle of the words counts. */
	@Override
	public ListenResult overhear(Path sound, AudioListener listener, Duration patience) {
		boolean asked = !patience.isZero();
		boolean meanwhile = switch (this.turns.peek()) {
			case Turn.HangsUp left -> true;
			case Turn.Interrupts interrupts -> true;
			case Turn.Exclaims exclaims -> true;
			case null, default -> false;
		};
		if (asked || meanwhile) {
			ListenResult result = listen(sound, listener, patience);
			boolean over = listener.audio(new byte[0]) == AudioListener.Progress.DONE;
			this.speech.spoken("");
			return (result instanceof ListenResult.Spoken && !over) ? new ListenResult.Silence() : result;
		}
		hear(sound);
		return new ListenResult.Silence();
	}

	@Override
	public Recording record(Duration limit, Duration silence) {
		if (!this.line.records()) {
			return new Recording.NotPossible();
		}
		return switch (next()) {
			case Turn.Says says -> recorded(says.text(), Optional.of('#'), false);
			case Turn.Exclaims exclaims -> recorded(exclaims.text(), Optional.of('#'), false);
			case Turn.LeavesMessage message -> recorded(message.text(), Optional.empty(), true);
			case Turn.Keys(String keys, boolean rest) -> recorded("", Optional.of(keys.charAt(0)), false);
			case Turn.Interrupts interrupts -> recorded("", Optional.of(interrupts.key()), false);
			case Turn.HangsUp left -> recorded("", Optional.empty(), true);
			case Turn.Silent silent -> recorded("", Optional.empty(), false);
			case Turn.NoMedia noMedia -> new Recording.NotPossible();
		};
	}

	/** A second of noise for a message, of silence for none. */
	private Recording recorded(String text, Optional<Character> key, boolean gone) {
		byte[] sound = new byte[HEADER + A_SECOND];
		Arrays.fill(sound, HEADER, sound.length, (byte) (text.isEmpty() ? 0 : 0x10));
		this.speech.spoken(text);
		try {
			return new Recording.Recorded(Files.write(Files.createTempFile("simulated", ".wav"), sound), key, gone);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public boolean transfer(Destination destination) {
		if (this.line.transfers()) {
			this.end = "transferred";
		}
		return this.line.transfers();
	}

	private Turn next() {
		Turn turn = this.turns.poll();
		if (turn == null) {
			return new Turn.Silent();
		}
		if (!(turn instanceof Turn.Keys(String keys, boolean rest) && rest)) {
			this.happenings.add(new Happening.Did(turn));
		}
		return turn;
	}

	private static CallerGone gone(Turn turn) {
		return new CallerGone(turn.toString());
	}

	/** Silence has a file of its own, which is no prompt. */
	private boolean hear(Path sound) {
		String text = String.valueOf(sound.getFileName());
		boolean prompt = !text.endsWith(".wav");
		if (prompt) {
			this.happenings.add(new Happening.Said(text));
		}
		return prompt;
	}

	@Override
	public void anew() {
		this.end = "anew";
	}

	@Override
	public void sendToWaiting() {
		this.end = "waiting";
	}

	@Override
	public void finish() {
		this.end = "finished";
	}

}
