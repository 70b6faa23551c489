package org.yihaotong.telephony;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;

/**
 * One incoming call while a flow runs on it. All methods block the call's own virtual
 * thread and throw {@link CallerGone} once the caller has hung up.
 */
public interface Call {

	/** The flow that the dialplan asks for when nobody answered elsewhere. */
	String RETURNED = "returned";

	/** The flow that the dialplan asks for when key 9 was pressed while no flow ran. */
	String DANGER = "danger";

	/** The flow that the dialplan asks for when a line overflows on which one waits. */
	String OVERFLOW = "overflow";

	/**
	 * Returns the contact that this call is: made by telephony when the call first
	 * arrives and kept on the channel ({@code YHT_CONTACT}) for its whole life.
	 * @return the contact's identifier
	 */
	ContactId contact();

	/**
	 * Returns who calls.
	 * @return the number, empty when withheld or not a number
	 */
	Optional<PhoneNumber> caller();

	/**
	 * Returns the number that was dialled, digits as the trunk delivered them.
	 * @return digits
	 */
	String dialled();

	/**
	 * Returns which flow the dialplan asks for.
	 * @return the flow's name; empty for an incoming call
	 */
	default Optional<String> flow() {
		return Optional.empty();
	}

	/**
	 * Plays a sound to its end or until a key is pressed.
	 * @param sound a WAV file, 8 kHz, 16 bit, mono, readable by Asterisk
	 * @return the key that interrupted it
	 */
	Optional<Character> play(Path sound);

	/**
	 * Plays a sound and collects keys; the first key stops the sound, {@code #} ends the
	 * input and is not part of it.
	 * @param sound as for {@link #play}
	 * @param maxDigits how many keys at most
	 * @param patience how long to wait for a first and each further key
	 * @return the keys, maybe none
	 */
	String keys(Path sound, int maxDigits, Duration patience);

	/**
	 * Plays a sound while listening: speech or a key ends the sound. Audio goes to the
	 * listener until it says that the utterance is over, a key is pressed, or the limit
	 * is reached.
	 * @param sound as for {@link #play}
	 * @param listener takes the caller's audio, called on one thread at a time
	 * @param limit how long at most after the end of the sound
	 * @return how it ended
	 */
	ListenResult listen(Path sound, AudioListener listener, Duration limit);

	/**
	 * Plays a sound while somebody listens to the caller who is not asked anything: only
	 * a key or the listener's word that it is over ends the sound.
	 * @param sound as for {@link #play}
	 * @param listener as for {@link #listen}; never says that the caller speaks
	 * @param patience how long after the end of the sound
	 * @return how it ended
	 */
	default ListenResult overhear(Path sound, AudioListener listener, Duration patience) {
		return listen(sound, listener, patience);
	}

	/**
	 * Beeps and records what the caller says until a key, a silence, the limit or the
	 * caller's hanging up ends it. Unlike the other methods this one does not throw when
	 * the caller hangs up: the message counts all the same.
	 * @param limit how long at most
	 * @param silence how long a silence ends it
	 * @return what was recorded
	 */
	default Recording record(Duration limit, Duration silence) {
		return new Recording.NotPossible();
	}

	/**
	 * Returns whether the call comes from a utility's own centre, over the second trunk.
	 * @return false for a call of the operator's trunk
	 */
	default boolean fromCentre() {
		return false;
	}

	/**
	 * Hands the caller over; the flow is over when it may be done. Who is not answered
	 * there comes back as a call that asks for the flow {@value #RETURNED}, or, after key
	 * 9 while it rings, {@value #DANGER}.
	 * @param destination where to
	 * @return whether {@link OutboundGuard} lets it pass; if not, nothing has happened
	 */
	default boolean transfer(Destination destination) {
		return false;
	}

	/**
	 * Takes the caller out of the waiting room while a script runs on it there: no agent
	 * takes the caller in the middle of what follows. The caller is back there after
	 * {@link #sendToWaiting}, and also when the script is lost.
	 */
	default void leaveWaitingRoom() {
	}

	/**
	 * Notes that the caller was offered what an overflow rule offers: not to be asked
	 * again in the waiting room.
	 */
	default void offered() {
	}

	/**
	 * Notes that somebody is in danger: while no server is there, the dialplan brings
	 * this caller to a person before all others.
	 */
	default void endangered() {
	}

	/**
	 * Begins a new contact with this caller, who is in danger after the one so far has
	 * ended or waits without its caller: the flow is over, and the call arrives again
	 * with another contact that asks for the flow {@value #DANGER}.
	 */
	default void anew() {
		finish();
	}

	/**
	 * Puts the caller into the waiting room: the flow is over and the dialplan may hold
	 * the caller until routing moves it. To be called only after the contact is stored.
	 */
	void sendToWaiting();

	/**
	 * Says that the flow is over and the call may end.
	 */
	void finish();

}
