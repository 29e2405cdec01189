/* The pages of a report and of a sweep's dial, as constants of the program. REPORT_TEMPLATE and
   DIAL_TEMPLATE are the files' paths. */
        .section .rodata
        .global gigaload_report_template
        .global gigaload_report_template_end
        .global gigaload_dial_template
        .global gigaload_dial_template_end
gigaload_report_template:
        .incbin REPORT_TEMPLATE
gigaload_report_template_end:
        .byte 0
gigaload_dial_template:
        .incbin DIAL_TEMPLATE
gigaload_dial_template_end:
        .byte 0
        .section .note.GNU-stack, "", %progbits
