package org.yihaotong.access;

/**
 * What a member of staff may do. The authority in Spring Security is {@code ROLE_} and
 * the name.
 */
public enum Role {

	AGENT, DEPARTMENT, SUPERVISOR, ADMINISTRATOR

}
