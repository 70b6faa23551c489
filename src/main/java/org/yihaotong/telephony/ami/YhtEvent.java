package org.yihaotong.telephony.ami;

import org.asteriskjava.manager.event.UserEvent;
import org.jspecify.annotations.Nullable;

/**
 * What the dialplan tells by {@code UserEvent(Yht,Kind: …)}. A bean, because
 * asterisk-java fills it by its setters.
 */
public final class YhtEvent extends UserEvent {

	private static final long serialVersionUID = 1L;

	private String kind = "";

	private String contact = "";

	private String offer = "";

	private String seat = "";

	private String status = "";

	private String place = "";

	private String notice = "";

	private String key = "";

	private String party = "";

	public YhtEvent(Object source) {
		super(source);
	}

	private static String plain(@Nullable String value) {
		return (value != null) ? value : "";
	}

	public String getKind() {
		return this.kind;
	}

	public void setKind(@Nullable String kind) {
		this.kind = plain(kind);
	}

	public String getContact() {
		return this.contact;
	}

	public void setContact(@Nullable String contact) {
		this.contact = plain(contact);
	}

	public String getOffer() {
		return this.offer;
	}

	public void setOffer(@Nullable String offer) {
		this.offer = plain(offer);
	}

	public String getSeat() {
		return this.seat;
	}

	public void setSeat(@Nullable String seat) {
		this.seat = plain(seat);
	}

	public String getStatus() {
		return this.status;
	}

	public void setStatus(@Nullable String status) {
		this.status = plain(status);
	}

	public String getPlace() {
		return this.place;
	}

	public void setPlace(@Nullable String place) {
		this.place = plain(place);
	}

	public String getNotice() {
		return this.notice;
	}

	public void setNotice(@Nullable String notice) {
		this.notice = plain(notice);
	}

	public String getParty() {
		return this.party;
	}

	public void setParty(@Nullable String party) {
		this.party = plain(party);
	}

	public String getKey() {
		return this.key;
	}

	public void setKey(@Nullable String key) {
		this.key = plain(key);
	}

}
