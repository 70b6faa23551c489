package org.yihaotong.telephony;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import org.yihaotong.platform.ContactId;

/**
 * The legs of the talks beside the citizens' own: the agents', and those that still ring.
 */
class TalkLegs {

	/** What {@link #listed} reads of each channel. */
	static final String VARIABLES = "YHT_TALK,YHT_KEEP,YHT_LEG,YHT_LEG_CONTACT";

	private final Map<ContactId, String> agents = new ConcurrentHashMap<>();

	/** The talks in rooms, and whether the citizen is on hold. */
	private final Map<ContactId, Boolean> rooms = new ConcurrentHashMap<>();

	/** The talks that an emergency service was called into. */
	private final Set<ContactId> emergencies = ConcurrentHashMap.newKeySet();

	private final Map<UUID, ContactId> ringing = new ConcurrentHashMap<>();

	void talks(ContactId contact, String agentChannel) {
		this.agents.put(contact, agentChannel);
		this.rooms.remove(contact);
	}

	void handedOver(ContactId contact, UUID party) {
		this.agents.put(contact, party.toString());
	}

	Optional<String> agent(ContactId contact) {
		return Optional.ofNullable(this.agents.get(contact));
	}

	/** The legs are in a room now, no more in a plain talk of two. */
	void inRoom(ContactId contact, boolean held) {
		this.rooms.put(contact, held);
	}

	/** Whether all are in the room and nobody hears music. */
	boolean gathered(ContactId contact) {
		return Boolean.FALSE.equals(this.rooms.get(contact));
	}

	boolean hasRoom(ContactId contact) {
		return this.rooms.containsKey(contact);
	}

	void emergency(ContactId contact) {
		this.emergencies.add(contact);
	}

	boolean isEmergency(ContactId contact) {
		return this.emergencies.contains(contact);
	}

	void rings(UUID party, ContactId contact) {
		this.ringing.put(party, contact);
	}

	void answered(UUID party) {
		this.ringing.remove(party);
	}

	Optional<ContactId> ringingEnds(UUID party) {
		return Optional.ofNullable(this.ringing.remove(party));
	}

	int ringing() {
		return this.ringing.size();
	}

	Set<UUID> parties() {
		return Set.copyOf(this.ringing.keySet());
	}

	void forget(ContactId contact) {
		this.agents.remove(contact);
		this.emergencies.remove(contact);
		this.rooms.remove(contact);
	}

	/** Takes no room for granted: a list from Asterisk follows. */
	void forgetRooms() {
		this.rooms.clear();
	}

	/**
	 * Takes over what Asterisk lists, so that a restart knows the legs.
	 * @param channel a channel's name
	 * @param there the names and identifiers of all channels
	 * @param variable gives the value of a variable of {@link #VARIABLES}, maybe empty
	 */
	void listed(String channel, Set<String> there, UnaryOperator<String> variable) {
		String contact = variable.apply("YHT_LEG_CONTACT");
		if (!contact.isEmpty() && variable.apply("YHT_LEG").equals("agent")) {
			this.agents.merge(ContactId.of(contact), channel, (known, found) -> there.contains(known) ? known : found);
		}
		String own = variable.apply("YHT_CONTACT");
		String talk = variable.apply("YHT_TALK");
		if (!own.isEmpty() && !talk.isEmpty()) {
			inRoom(ContactId.of(own), talk.equals("held"));
			if (variable.apply("YHT_KEEP").equals("yes")) {
				emergency(ContactId.of(own));
			}
		}
	}

}
